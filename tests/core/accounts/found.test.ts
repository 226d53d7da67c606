import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { notesFor } from "#core/accounts/found/describe-finding.ts";
import type { FoundState } from "#shared/contract/found.ts";
import { call, hub, openAccounts, start, stateOf } from "#tests/core/accounts/open-accounts.ts";
import type { TestCore } from "#tests/core/create-test-core.ts";
import { sampleToken } from "#tests/core/sample-token.ts";

openAccounts();

function write({ folders }: TestCore, path: string, text: string): string {
  const file = join(folders.home, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}
const python = ".cache/huggingface";

/** The id of the home folder, as a person who picks it gets it. */
async function homeId({ core }: TestCore): Promise<string> {
  return (await core.settings.listFolders(null)).folder.id;
}
const look = async (test: TestCore): Promise<FoundState> => test.core.found.look([await homeId(test)]);

test("variables, the CLI's files and .env files are found, and nobody is asked", async () => {
  const [first, second, third] = [sampleToken(), sampleToken(), sampleToken("hf_oauth_")];
  const test = await start({ env: { HF_TOKEN: ` ${first}\n`, HUGGING_FACE_HUB_TOKEN: second } });
  const tokenFile = write(test, `${python}/token`, second);
  const stored = write(
    test,
    `${python}/stored_tokens`,
    `[laptop]\nhf_token = ${second}\n\n[oauth-ana]\nhf_token = ${third}\nrefresh_token = r\nexpires_at = 1767225599\n\n`,
  );
  const env = write(test, ".env", `A=1\r\nexport HF_TOKEN="${first}" # mine\r\n`);
  const { findings, unreadable, moved } = await look(test);
  expect(findings).toMatchObject([
    { source: "HF_TOKEN", where: "HF_TOKEN", line: null, tail: first.slice(-4), isPlainText: false, isUsedByCli: true },
    { source: "HUGGING_FACE_HUB_TOKEN", isUsedByCli: false },
    { source: "token-file", where: tokenFile, line: 1, isPlainText: true, isUsedByCli: false },
    { source: "stored-tokens", where: stored, line: 1, name: "laptop", kind: "user", isUsedByCli: false },
    { source: "stored-tokens", line: 4, name: "oauth-ana", kind: "oauth", expiresAt: 1767225599000 },
    { source: "env-file", where: env, line: 2, name: "HF_TOKEN", whyNotMove: null, isInGit: false },
  ]);
  expect([unreadable, moved]).toEqual([[], []]);
  expect(hub.requests).toEqual([]);
  for (const token of [first, second, third]) expect(JSON.stringify(findings)).not.toContain(token.slice(3, 20));
});

test("without variables the token file is the one that hf uses, and so is its name", async () => {
  const test = await start();
  const token = sampleToken();
  write(test, `${python}/token`, token);
  write(test, `${python}/stored_tokens`, `[a]\nhf_token = ${sampleToken()}\n[b]\nhf_token = ${token}\n`);
  const { findings } = await test.core.found.look([]);
  expect(findings.map(({ name, isUsedByCli }) => [name, isUsedByCli])).toEqual([
    [null, true],
    ["a", false],
    ["b", true],
  ]);
});

const token = sampleToken();
test.each([
  ["plain", `HF_TOKEN=${token}`, true],
  ["with export and spaces", `  export   HF_TOKEN = ${token}`, true],
  ["in double quotes, with a comment", `HF_TOKEN="${token}" # work`, true],
  ["in single quotes", `HF_TOKEN='${token}'`, true],
  ["in backticks", `HF_TOKEN=\`${token}\``, true],
  ["with a comment behind", `HF_TOKEN=${token} # work`, true],
  ["with a colon", `HF_TOKEN: ${token}`, true],
  ["under another name", `MY_HUB_KEY=${token}`, true],
  ["after a byte order mark", `\ufeffHF_TOKEN=${token}`, true],
  ["commented out", `# HF_TOKEN=${token}`, false],
  ["as a part of something longer", `URL=https://x.example/${token}`, false],
  ["with quotes that do not end", `HF_TOKEN="${token}`, false],
  ["taken from another variable", "HF_TOKEN=$OTHER", false],
])("a line of a .env file %s is read by dotenv's rules", async (_, line, isFound) => {
  const test = await start();
  write(test, ".env.local", `FIRST=1\n${line}\nLAST=1`);
  const { findings } = await look(test);
  expect(findings.map(({ tail, line: at }) => [tail, at])).toEqual(isFound ? [[token.slice(-4), 2]] : []);
});

test("whose it is is asked on request, and nothing is kept", async () => {
  const test = await start({ env: { HF_TOKEN: hub.tokens.fineGrained } });
  const [finding] = (await look(test)).findings;
  const id = finding?.id ?? "";
  expect(await test.core.found.whoIs({ id }, call)).toEqual({
    userName: "ana-m",
    fullname: "Ana Moreau",
    name: "hubdeck",
    role: "fineGrained",
    expiresAt: null,
  });
  expect((await stateOf(test)).accounts).toEqual([]);
});

test("at a mirror neither asking nor importing sends it without a yes", async () => {
  const test = await start({ isDemo: false, env: { HF_TOKEN: hub.tokens.read } });
  const [finding] = (await look(test)).findings;
  const id = finding?.id ?? "";
  for (const ask of [test.core.found.whoIs, test.core.found.importToken]) {
    await expect(ask({ id }, call)).rejects.toMatchObject({ problem: { code: "CONFIRM_ENDPOINT" } });
  }
  expect(hub.requests).toEqual([]);
  expect(await test.core.found.importToken({ id, confirmedOrigin: hub.hubUrl }, call)).toMatchObject({
    user: { name: "ana-m" },
  });
});

test("an imported one is known by its account, and its place stays as it is", async () => {
  const test = await start();
  const file = write(test, `${python}/token`, `${hub.tokens.read}\n`);
  const [finding] = (await look(test)).findings;
  const account = await test.core.found.importToken({ id: finding?.id ?? "" }, call);
  expect((await look(test)).findings[0]).toMatchObject({ id: finding?.id, accountId: account.id });
  expect(readFileSync(file, "utf8")).toBe(`${hub.tokens.read}\n`);
});

test("of a browser login only the token is taken, with its end", async () => {
  const test = await start();
  const secret = hub.addToken({ type: "oauth", expiresAt: "2099-01-01T00:00:00.000Z" });
  const refresh = sampleToken("refresh");
  write(
    test,
    `${python}/stored_tokens`,
    `[oauth-ana-m]\nhf_token = ${secret}\nrefresh_token = ${refresh}\nexpires_at = 1767225599\n\n`,
  );
  const [finding] = (await look(test)).findings;
  const account = await test.core.found.importToken({ id: finding?.id ?? "" }, call);
  expect(account.token).toMatchObject({ role: "oauth", expiresAt: expect.any(Number) });
  expect(JSON.stringify(await look(test))).not.toContain(refresh);
});

test("an organisation's token is shown for what it is, and is not taken", async () => {
  const test = await start({ env: { HF_TOKEN: sampleToken("api_org_") } });
  const [finding] = (await look(test)).findings;
  expect(finding).toMatchObject({ kind: "organisation", whyNotImport: expect.stringContaining("organisation") });
  await expect(test.core.found.importToken({ id: finding?.id ?? "" }, call)).rejects.toMatchObject({
    problem: { code: "TOKEN_SHAPE" },
  });
});

test("what was lent to hf is marked as ours", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.core.accounts.handToCli({ id, isActive: true });
  const { findings } = await look(test);
  expect(findings.map(({ isOurs, whyNotMove }) => [isOurs, whyNotMove])).toEqual([
    [true, expect.stringContaining("Take it back")],
    [true, expect.stringContaining("Take it back")],
  ]);
});

test("a finding that is not there any more, and one that never was, cannot be used", async () => {
  const test = await start();
  for (const run of [
    () => test.core.found.whoIs({ id: "x" }, call),
    () => test.core.found.previewMove("x"),
    () => test.core.found.move({ id: "x" }, call),
    () => test.core.found.undoMove("x"),
    () => test.core.found.look(["x"]),
  ]) {
    await expect(run()).rejects.toMatchObject({ problem: { code: "NOT_FOUND" } });
  }
});

test("only an app from the Finder says what it cannot see", () => {
  expect(notesFor("darwin", "electron")).toEqual([expect.stringContaining("Finder")]);
  expect([notesFor("darwin", "browser"), notesFor("linux", "electron")]).toEqual([[], []]);
});
