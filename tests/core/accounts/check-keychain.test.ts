import { expect, test } from "vitest";
import { osKeychain } from "#core/accounts/keychain.ts";
import { failures } from "#tests/core/accounts/fake-keytar.ts";
import { call, hub, keytar, openAccounts, start, stateOf } from "#tests/core/accounts/open-accounts.ts";
import type { TestCore } from "#tests/core/create-test-core.ts";
import { firstValue } from "#tests/core/first-value.ts";

openAccounts();

const named = (name: string) =>
  osKeychain({
    service: "Test",
    platform: "linux",
    load: async () => keytar.api,
    timeoutMs: 100,
    askName: async () => name,
  });
async function check({ core }: TestCore) {
  const { name, checks } = await core.keychain.check();
  return { name, states: checks.map(({ state }) => state), checks };
}

test("a keychain that works passes all checks, and nothing of them stays in it", async () => {
  const test = await start({ keychain: named("GNOME Keyring") });
  await test.core.accounts.add({ token: hub.tokens.read }, call);
  const report = await check(test);
  expect(report).toMatchObject({ name: "GNOME Keyring", states: ["ok", "ok", "ok", "ok"] });
  expect(report.checks.at(-1)?.what).toContain("One token is in it");
  expect(keytar.entries.size).toBe(1);
  expect(JSON.stringify(report)).not.toContain(hub.tokens.read);
});

test("without a keychain it says what is missing", async () => {
  keytar.failure = failures.noBus;
  const report = await check(await start());
  expect(report).toMatchObject({ name: null, states: ["failed", "skipped", "skipped", "skipped"] });
  expect(report.checks[0]?.what).toContain("gnome-keyring");
});

test.each([
  ["locked", failures.isLocked, "locked", "Unlock it"],
  ["locked and not opened", failures.dismissed, "declined", "Unlock it"],
  ["gone", failures.noBus, "gone", "Start it again"],
  ["refusing", "zbus error: something new", "refused", "Try again"],
])("one that is %s says so, with what mends it", async (_, failure, cause, mend) => {
  const test = await start();
  await test.core.accounts.add({ token: hub.tokens.read }, call);
  keytar.failure = failure;
  const report = await check(test);
  expect(report.states).toEqual(["ok", "failed", "skipped", "skipped"]);
  expect(report.checks[1]).toMatchObject({ mend: expect.stringContaining(mend), action: { type: "retry" } });
  expect((await stateOf(test)).keychain).toMatchObject({ type: "locked", cause, mend: expect.stringContaining(mend) });
  expect((await stateOf(test)).accounts).toHaveLength(1);
});

test("one that does not answer ends in time", async () => {
  const test = await start();
  keytar.isSilent = true;
  const report = await check(test);
  expect(report.checks[1]).toMatchObject({ state: "failed", what: expect.stringContaining("did not answer") });
  expect((await stateOf(test)).keychain).toMatchObject({ type: "locked", cause: "silent" });
  keytar.answer();
});

test("one that forgets what it is given fails the round trip", async () => {
  const forgetful = { ...keytar.api, setPassword: async () => undefined };
  const keychain = osKeychain({ service: "Test", platform: "linux", load: async () => forgetful, timeoutMs: 100 });
  const report = await check(await start({ keychain }));
  expect(report.states).toEqual(["ok", "ok", "failed", "ok"]);
});

test("an entry that was deleted outside is noticed, and one that is not ours is left alone", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  keytar.entries.delete(id);
  expect((await check(test)).checks.at(-1)).toMatchObject({
    state: "warning",
    what: expect.stringContaining("1 that"),
  });
  expect((await stateOf(test)).accounts).toEqual([]);
  keytar.entries.set("foreign", "not ours");
  expect((await check(test)).checks.at(-1)).toMatchObject({
    state: "warning",
    mend: expect.stringContaining("left alone"),
  });
  expect(keytar.entries.get("foreign")).toBe("not ours");
});

test("another keychain than before keeps the accounts on show, says so, and brings them back with the first", async () => {
  const test = await start({ keychain: named("KWallet") });
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.stop();
  const kept = [...keytar.entries];
  keytar.entries.clear();
  const other = await start({ keychain: named("GNOME Keyring"), folders: test.folders });
  expect(await stateOf(other)).toMatchObject({
    keychain: { type: "keychain", name: "GNOME Keyring", changedFrom: "KWallet" },
    activeId: null,
    accounts: [{ id, user: { name: "ana-m" }, keptAt: [{ type: "keychain", where: "KWallet" }] }],
  });
  expect((await check(other)).checks[0]).toMatchObject({
    what: expect.stringContaining("KWallet"),
    mend: expect.any(String),
  });
  await other.stop();
  for (const [one, password] of kept) keytar.entries.set(one, password);
  const back = await start({ keychain: named("KWallet"), folders: test.folders });
  expect(await stateOf(back)).toMatchObject({ keychain: { changedFrom: null }, activeId: id });
});

test("signing out of an account whose token is in another keychain says that it is still there", async () => {
  const test = await start({ keychain: named("KWallet") });
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.stop();
  keytar.entries.clear();
  const other = await start({ keychain: named("GNOME Keyring"), folders: test.folders });
  await other.core.accounts.remove(id);
  expect((await stateOf(other)).accounts).toEqual([]);
  const { notices } = await firstValue(other.core.app.watch, (state) => state.notices.length > 0);
  expect(notices[0]?.what).toBe("The token is still in KWallet");
});

test("a new value that the keychain does not keep leaves the old one", async () => {
  const keychain = osKeychain({ service: "Test", platform: "linux", load: async () => keytar.api, timeoutMs: 100 });
  await keychain.set("a", "old");
  let finds = 0;
  const find = keytar.api.findCredentials;
  const forgetful = {
    ...keytar.api,
    findCredentials: async (service: string) => {
      finds += 1;
      return finds === 2 ? [] : find(service);
    },
  };
  const odd = osKeychain({ service: "Test", platform: "linux", load: async () => forgetful, timeoutMs: 100 });
  await expect(odd.set("a", "new")).rejects.toMatchObject({ problem: { code: "KEYCHAIN" } });
  expect(keytar.entries.get("a")).toBe("old");
});
