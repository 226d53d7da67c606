import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { failures } from "#tests/core/accounts/fake-keytar.ts";
import { call, hub, keytar, openAccounts, start, stateOf } from "#tests/core/accounts/open-accounts.ts";
import type { TestCore } from "#tests/core/create-test-core.ts";
import { firstValue } from "#tests/core/first-value.ts";
import { sampleToken } from "#tests/core/sample-token.ts";

openAccounts();

const fileOf = ({ folders }: TestCore, name: "token" | "stored_tokens") =>
  join(folders.home, ".cache", "huggingface", name);
const read = (test: TestCore, name: "token" | "stored_tokens") => readFileSync(fileOf(test, name), "utf8");
function write(test: TestCore, name: "token" | "stored_tokens", text: string): void {
  mkdirSync(dirname(fileOf(test, name)), { recursive: true });
  writeFileSync(fileOf(test, name), text);
}
const signIn = (test: TestCore, token = hub.tokens.read) => test.core.accounts.add({ token }, call);
const problem = (code: string) => ({ problem: expect.objectContaining({ code }) });

test("a lent token is in Python's files, in its format, for this user alone, and the account says where", async () => {
  const test = await start();
  const { id } = await signIn(test);
  const account = await test.core.accounts.handToCli({ id, isActive: true });
  expect(read(test, "stored_tokens")).toBe(`[laptop]\nhf_token = ${hub.tokens.read}\n\n`);
  expect(read(test, "token")).toBe(hub.tokens.read);
  expect(account.cli).toMatchObject({ name: "laptop", isActive: true });
  expect(account.keptAt).toEqual([
    { type: "keychain", where: expect.stringContaining("Secret Service") },
    { type: "cli-stored", where: fileOf(test, "stored_tokens") },
    { type: "cli-active", where: fileOf(test, "token") },
  ]);
  if (process.platform === "win32") return;
  for (const name of ["token", "stored_tokens"] as const) {
    expect(statSync(fileOf(test, name)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(dirname(fileOf(test, "token"))).mode & 0o777).toBe(0o700);
});

test("taking it back removes it, and the files that were made for it", async () => {
  const test = await start();
  const { id } = await signIn(test);
  await test.core.accounts.handToCli({ id, isActive: true });
  expect(await test.core.accounts.takeBackFromCli(id)).toMatchObject({ cli: null, keptAt: [{ type: "keychain" }] });
  for (const name of ["token", "stored_tokens"] as const) expect(existsSync(fileOf(test, name))).toBe(false);
});

test("another active token is replaced only after a yes, and is back when ours is taken back", async () => {
  const test = await start();
  const other = sampleToken();
  write(test, "token", other);
  write(test, "stored_tokens", `[zeta]\nhf_token = ${other}\n\n`);
  const { id } = await signIn(test);
  await expect(test.core.accounts.handToCli({ id, isActive: true })).rejects.toMatchObject({
    problem: { code: "CONFIRM_ACTIVE", what: expect.stringContaining("zeta") },
  });
  expect(read(test, "token")).toBe(other);
  expect((await stateOf(test)).accounts[0]?.cli).toBeNull();
  await test.core.accounts.handToCli({ id, isActive: true, mayReplaceActive: true });
  expect(read(test, "stored_tokens")).toBe(
    `[laptop]\nhf_token = ${hub.tokens.read}\n\n[zeta]\nhf_token = ${other}\n\n`,
  );
  await test.core.accounts.takeBackFromCli(id);
  expect(read(test, "token")).toBe(other);
  expect(read(test, "stored_tokens")).toBe(`[zeta]\nhf_token = ${other}\n\n`);
});

test("an active token that is in no other file waits in the keychain meanwhile, also over a restart", async () => {
  const test = await start();
  const other = sampleToken();
  write(test, "token", `${other}\n`);
  const { id } = await signIn(test);
  await test.core.accounts.handToCli({ id, isActive: true, mayReplaceActive: true });
  expect(keytar.entries.get(`cli-former-${id}`)).toBe(other);
  await test.stop();
  const again = await start({ folders: test.folders });
  expect((await stateOf(again)).accounts).toHaveLength(1);
  await again.core.accounts.remove(id);
  expect(read(again, "token")).toBe(other);
  expect(existsSync(fileOf(again, "stored_tokens"))).toBe(false);
  expect(keytar.entries.size).toBe(0);
});

test("without a keychain such a token is not replaced at all", async () => {
  keytar.failure = failures.noBus;
  const test = await start();
  const other = sampleToken();
  write(test, "token", other);
  const { id } = await signIn(test);
  await expect(test.core.accounts.handToCli({ id, isActive: true, mayReplaceActive: true })).rejects.toMatchObject(
    problem("KEYCHAIN"),
  );
  expect(read(test, "token")).toBe(other);
});

test("what somebody else wrote since is not taken back", async () => {
  const test = await start();
  const { id } = await signIn(test);
  await test.core.accounts.handToCli({ id, isActive: true });
  const newer = sampleToken();
  write(test, "token", newer);
  write(test, "stored_tokens", `[laptop]\nhf_token = ${newer}\n\n`);
  await test.core.accounts.takeBackFromCli(id);
  expect(read(test, "token")).toBe(newer);
  expect(read(test, "stored_tokens")).toContain(newer);
});

test("signing out takes it back", async () => {
  const test = await start();
  const { id } = await signIn(test);
  await test.core.accounts.handToCli({ id, isActive: false });
  expect(existsSync(fileOf(test, "token"))).toBe(false);
  await test.core.accounts.remove(id);
  expect(existsSync(fileOf(test, "stored_tokens"))).toBe(false);
});

test("a file that cannot be changed does not keep anybody signed in, and is told of", async () => {
  const test = await start();
  const { id } = await signIn(test);
  await test.core.accounts.handToCli({ id, isActive: false });
  write(test, "stored_tokens", `# mine\n${read(test, "stored_tokens")}`);
  await test.core.accounts.remove(id);
  const { notices } = await firstValue(test.core.app.watch, (state) => state.notices.length > 0);
  expect(notices[0]?.what).toBe("The hf command still has the token");
  expect(read(test, "stored_tokens")).toContain("# mine");
});

test("a replaced token is replaced there too", async () => {
  const test = await start();
  const { id } = await signIn(test);
  await test.core.accounts.handToCli({ id, isActive: true });
  await test.core.accounts.replace({ id, token: hub.tokens.write }, call);
  expect(read(test, "token")).toBe(hub.tokens.write);
  expect(read(test, "stored_tokens")).toBe(`[laptop]\nhf_token = ${hub.tokens.write}\n\n`);
  await test.core.accounts.takeBackFromCli(id);
  expect(existsSync(fileOf(test, "token"))).toBe(false);
});

test.each([
  ["a line break", "a\n[b]"],
  ["DEFAULT", "DEFAULT"],
  ["a bracket", "a] b"],
  ["a control character", "a\u0000b"],
  ["half a character", "a\ud800"],
])("a name with %s is refused, and nothing is written", async (_, name) => {
  const test = await start();
  const { id } = await signIn(test);
  await expect(test.core.accounts.handToCli({ id, name, isActive: true })).rejects.toMatchObject(problem("BAD_INPUT"));
  expect(existsSync(dirname(fileOf(test, "token")))).toBe(false);
});

test("a second hand-over under another name leaves one copy", async () => {
  const test = await start();
  const { id } = await signIn(test);
  await test.core.accounts.handToCli({ id, name: "one", isActive: false });
  await test.core.accounts.handToCli({ id, name: "two", isActive: true });
  expect(read(test, "stored_tokens")).toBe(`[two]\nhf_token = ${hub.tokens.read}\n\n`);
  await test.core.accounts.takeBackFromCli(id);
  expect(existsSync(fileOf(test, "stored_tokens"))).toBe(false);
});

test("a name that hf has for another token is refused", async () => {
  const test = await start();
  const { id } = await signIn(test);
  const before = `[laptop]\nhf_token = ${sampleToken()}\n\n`;
  write(test, "stored_tokens", before);
  await expect(test.core.accounts.handToCli({ id, isActive: false })).rejects.toMatchObject(problem("CONFLICT"));
  expect(read(test, "stored_tokens")).toBe(before);
});

test("a token of a login of their own is not made ours", async () => {
  const test = await start();
  const { id } = await signIn(test);
  write(test, "stored_tokens", `[mine]\nhf_token = ${hub.tokens.read}\n\n`);
  await expect(test.core.accounts.handToCli({ id, isActive: true })).rejects.toMatchObject({
    problem: { code: "CONFLICT", why: expect.stringContaining("mine") },
  });
});

test.each([
  ["a comment", "# mine\n[a]\nhf_token = x\n"],
  ["a name twice", "[a]\nhf_token = x\n[a]\nhf_token = y\n"],
  ["a line that says nothing", "[a]\nhf_token\n"],
  ["a value over two lines", "[a]\nhf_token = x\n  y\n"],
  ["text before the first name", "hf_token = x\n"],
  ["defaults", "[DEFAULT]\nhf_token = x\n"],
  ["a byte order mark", "\ufeff[a]\nhf_token = x\n"],
  ["binary content", "[a]\u0000"],
])("a stored_tokens with %s stays as it is", async (_, text) => {
  const test = await start();
  const { id } = await signIn(test);
  write(test, "stored_tokens", text);
  await expect(test.core.accounts.handToCli({ id, isActive: true })).rejects.toMatchObject(problem("CONFLICT"));
  expect(read(test, "stored_tokens")).toBe(text);
  expect(existsSync(fileOf(test, "token"))).toBe(false);
});

test.skipIf(process.platform === "win32")("a link in the place of a file is not followed", async () => {
  const test = await start();
  const { id } = await signIn(test);
  const target = join(test.folders.home, "elsewhere");
  writeFileSync(target, "");
  mkdirSync(dirname(fileOf(test, "token")), { recursive: true });
  symlinkSync(target, fileOf(test, "token"));
  await expect(test.core.accounts.handToCli({ id, isActive: true })).rejects.toMatchObject(problem("CONFLICT"));
  expect(readFileSync(target, "utf8")).toBe("");
});

test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
  "a folder that cannot be written to is told, and no copy is claimed",
  async () => {
    const test = await start();
    const { id } = await signIn(test);
    mkdirSync(join(test.folders.home, ".cache"));
    chmodSync(join(test.folders.home, ".cache"), 0o500);
    await expect(test.core.accounts.handToCli({ id, isActive: true })).rejects.toMatchObject(problem("DISK"));
    expect((await stateOf(test)).accounts[0]?.cli).toBeNull();
  },
);

test("HF_HOME and HF_TOKEN_PATH say where the files are", async () => {
  const test = await start({ env: { HF_HOME: "/not this", HF_TOKEN_PATH: "~/hf home/$SUB/active", SUB: "deep" } });
  const { id } = await signIn(test);
  await test.core.accounts.handToCli({ id, isActive: true });
  const folder = join(test.folders.home, "hf home", "deep");
  expect(readFileSync(join(folder, "active"), "utf8")).toBe(hub.tokens.read);
  expect(readFileSync(join(folder, "stored_tokens"), "utf8")).toContain("[laptop]");
});

test("a token of another Hub than hf talks to is not lent", async () => {
  const test = await start({ env: { HF_ENDPOINT: undefined } });
  test.core.settings.setEndpoint(hub.hubUrl);
  const { id } = await test.core.accounts.add({ token: hub.tokens.read, confirmedOrigin: hub.hubUrl }, call);
  await expect(test.core.accounts.handToCli({ id, isActive: true })).rejects.toMatchObject({
    problem: { code: "CONFLICT", why: expect.stringContaining("huggingface.co") },
  });
});
