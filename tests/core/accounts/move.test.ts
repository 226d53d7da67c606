import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { failures } from "#tests/core/accounts/fake-keytar.ts";
import { call, hub, keytar, openAccounts, start, stateOf } from "#tests/core/accounts/open-accounts.ts";
import type { TestCore } from "#tests/core/create-test-core.ts";
import { sampleToken } from "#tests/core/sample-token.ts";

openAccounts();

function write({ folders }: TestCore, path: string, text: string): string {
  const file = join(folders.home, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o640 });
  return file;
}
async function findingIn(test: TestCore, where: string, index = 0): Promise<string> {
  const { folder } = await test.core.settings.listFolders(null);
  const { findings } = await test.core.found.look([folder.id]);
  return findings.filter((one) => one.where === where)[index]?.id ?? "not found";
}
const undoEntries = () => [...keytar.entries.keys()].filter((id) => id.startsWith("undo-"));

test("the line goes once the keychain has the token; mode, line ends and all other bytes stay", async () => {
  const test = await start();
  const text = `\ufeffA=1\r\nexport HF_TOKEN="${hub.tokens.read}" # mine\r\nB=ü\rC=3`;
  const file = write(test, ".env", text);
  chmodSync(file, 0o640);
  const id = await findingIn(test, file);
  expect(await test.core.found.previewMove(id)).toMatchObject({
    line: 2,
    before: [`export HF_TOKEN=hf_****${hub.tokens.read.slice(-4)}`],
    isWholeFile: false,
    consequences: [expect.stringContaining("HF_TOKEN")],
  });
  const { account, undoId } = await test.core.found.move({ id }, call);
  expect(account).toMatchObject({ user: { name: "ana-m" }, keptIn: "keychain" });
  expect(readFileSync(file, "utf8")).toBe("\ufeffA=1\r\nB=ü\rC=3");
  if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(test.folders.home)).toEqual([".env"]);

  await test.core.found.undoMove(undoId);
  expect(readFileSync(file, "utf8")).toBe(text);
  if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(undoEntries()).toEqual([]);
});

test("the CLI's token file goes as a whole, and undo over a restart brings it back for its owner alone", async () => {
  const test = await start();
  const file = write(test, ".cache/huggingface/token", `${hub.tokens.read}\n`);
  const id = await findingIn(test, file);
  expect(await test.core.found.previewMove(id)).toMatchObject({
    isWholeFile: true,
    consequences: [expect.stringContaining("no longer signed in"), expect.stringContaining("lend")],
  });
  await test.core.found.move({ id }, call);
  expect(existsSync(file)).toBe(false);
  await test.stop();
  const again = await start({ folders: test.folders });
  const { moved } = await again.core.found.look([]);
  expect(moved).toMatchObject([{ where: file, line: 1 }]);
  await again.core.found.undoMove(moved[0]?.undoId ?? "");
  expect(readFileSync(file, "utf8")).toBe(`${hub.tokens.read}\n`);
  if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await again.core.found.look([])).moved).toEqual([]);
});

test("one section of stored_tokens goes with all its lines; the others stay byte for byte", async () => {
  const test = await start();
  const other = sampleToken();
  const [head, own, tail] = [
    `[a]\nhf_token = ${other}\n\n`,
    `[b]\nhf_token = ${hub.tokens.oauth}\nrefresh_token = ${sampleToken("r")}\nexpires_at = 4070908800\n\n`,
    `[c]\nhf_token=${other}\n`,
  ];
  const file = write(test, ".cache/huggingface/stored_tokens", head + own + tail);
  const id = await findingIn(test, file, 1);
  const preview = await test.core.found.previewMove(id);
  expect(preview.before).toEqual([
    "[b]",
    `hf_token = hf_oauth_****${hub.tokens.oauth.slice(-4)}`,
    "refresh_token = ****",
    "expires_at = ****",
  ]);
  expect(preview.consequences.join()).toContain("renews");
  const { undoId } = await test.core.found.move({ id }, call);
  expect(readFileSync(file, "utf8")).toBe(head + tail);
  await test.core.found.undoMove(undoId);
  expect(readFileSync(file, "utf8")).toBe(head + own + tail);
});

test("in a git repo it says that the history keeps the token", async () => {
  const test = await start();
  mkdirSync(join(test.folders.home, "project", ".git"), { recursive: true });
  const file = write(test, "project/app/.env", `HF_TOKEN=${hub.tokens.read}\n`);
  const home = await test.core.settings.listFolders(null);
  const project = home.folders.find(({ name }) => name === "project")?.id ?? "";
  const app = (await test.core.settings.listFolders(project)).folders.find(({ name }) => name === "app")?.id ?? "";
  const [finding] = (await test.core.found.look([app])).findings;
  expect(finding).toMatchObject({ where: file, isInGit: true });
  const { consequences } = await test.core.found.previewMove(finding?.id ?? "");
  expect(consequences.join()).toMatch(/history.*revoke/);
});

test.each([
  ["another byte in it", (file: string, text: string) => writeFileSync(file, `${text}X=1\n`)],
  ["the same bytes of another length", (file: string, text: string) => writeFileSync(file, text.replace("A=1", "A=2"))],
  ["only a newer time", (file: string) => utimesSync(file, new Date(), new Date("2026-01-01"))],
])("a file that has %s since it was looked at is left alone", async (_, change) => {
  const test = await start();
  const text = `A=1\nHF_TOKEN=${hub.tokens.read}\n`;
  const file = write(test, ".env", text);
  const id = await findingIn(test, file);
  change(file, text);
  const changed = readFileSync(file, "utf8");
  await expect(test.core.found.previewMove(id)).rejects.toMatchObject({ problem: { code: "CONFLICT" } });
  await expect(test.core.found.move({ id }, call)).rejects.toMatchObject({ problem: { code: "CONFLICT" } });
  expect(readFileSync(file, "utf8")).toBe(changed);
  expect(keytar.entries.size).toBe(0);
});

test("a file that was changed after the move is not overwritten by undo", async () => {
  const test = await start();
  const file = write(test, ".env", `HF_TOKEN=${hub.tokens.read}\nA=1\n`);
  const { undoId } = await test.core.found.move({ id: await findingIn(test, file) }, call);
  writeFileSync(file, "A=2\n");
  await expect(test.core.found.undoMove(undoId)).rejects.toMatchObject({ problem: { code: "CONFLICT" } });
  expect(readFileSync(file, "utf8")).toBe("A=2\n");
  writeFileSync(file, "A=1\n");
  await test.core.found.undoMove(undoId);
  expect(readFileSync(file, "utf8")).toBe(`HF_TOKEN=${hub.tokens.read}\nA=1\n`);
});

test.each([
  ["there is none", failures.noBus],
  ["it is locked", failures.isLocked],
])("while the keychain does not take it since %s, the file is untouched", async (_, failure) => {
  keytar.failure = failure;
  const test = await start();
  const text = `HF_TOKEN=${hub.tokens.read}\n`;
  const file = write(test, ".env", text);
  const id = await findingIn(test, file);
  await expect(test.core.found.move({ id }, call)).rejects.toMatchObject({
    problem: { code: expect.stringMatching(/KEYCHAIN|CONFLICT/) },
  });
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("a keychain that has another token than it was given does not cost the line", async () => {
  const test = await start();
  const file = write(test, ".env", `HF_TOKEN=${hub.tokens.read}\n`);
  const account = await test.core.accounts.add({ token: hub.tokens.read }, call);
  const entry = keytar.entries.get(account.id) ?? "";
  keytar.entries.set(account.id, entry.replace(hub.tokens.read, hub.tokens.write));
  await expect(test.core.found.move({ id: await findingIn(test, file) }, call)).rejects.toMatchObject({
    problem: { code: "KEYCHAIN" },
  });
  expect(readFileSync(file, "utf8")).toContain(hub.tokens.read);
});

test("signing out takes the kept lines out of the keychain as well", async () => {
  const test = await start();
  const file = write(test, ".env", `HF_TOKEN=${hub.tokens.read}\nA=1\n`);
  const { account, undoId } = await test.core.found.move({ id: await findingIn(test, file) }, call);
  expect(undoEntries()).toHaveLength(1);
  await test.core.accounts.remove(account.id);
  expect(keytar.entries.size).toBe(0);
  await expect(test.core.found.undoMove(undoId)).rejects.toMatchObject({ problem: { code: "NOT_FOUND" } });
  expect((await stateOf(test)).accounts).toEqual([]);
});

test("no file of the profile holds what was moved", async () => {
  const test = await start();
  const file = write(test, ".env", `HF_TOKEN=${hub.tokens.read}\n`);
  await test.core.found.move({ id: await findingIn(test, file) }, call);
  await test.stop();
  const files = readdirSync(test.folders.root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  expect(files.length).toBeGreaterThan(2);
  for (const one of files) {
    expect(readFileSync(join(one.parentPath, one.name), "utf8"), one.name).not.toContain(hub.tokens.read);
  }
});
