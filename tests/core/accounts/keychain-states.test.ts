import { expect, test } from "vitest";
import { failures } from "#tests/core/accounts/fake-keytar.ts";
import { call, hub, keytar, openAccounts, start, stateOf } from "#tests/core/accounts/open-accounts.ts";
import { firstValue } from "#tests/core/first-value.ts";
import { hastyClock } from "#tests/core/hasty-clock.ts";

openAccounts();

test("with a locked keychain the person is told: not signed out yet; and the account stays", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  keytar.failure = failures.dismissed;
  await expect(test.core.accounts.remove(id)).rejects.toMatchObject({
    problem: { code: "KEYCHAIN", what: "Not signed out yet" },
  });
  expect(await stateOf(test)).toMatchObject({ activeId: id, accounts: [{ id }], keychain: { type: "locked" } });
  keytar.failure = null;
  await test.core.accounts.remove(id);
  expect(keytar.entries.size).toBe(0);
});

test("a keychain that is locked at the start shows the accounts, and they work when it opens", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.stop();
  keytar.failure = failures.isLocked;
  const again = await start({ folders: test.folders });
  expect(await stateOf(again)).toMatchObject({ keychain: { type: "locked" }, activeId: null, accounts: [{ id }] });
  keytar.failure = null;
  expect((await again.core.accounts.refresh(id, call)).state.type).toBe("accepted");
  expect(await stateOf(again)).toMatchObject({ keychain: { type: "keychain" }, activeId: id });
});

test("a keychain that is opened outside the app is noticed", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.stop();
  keytar.failure = failures.isLocked;
  const again = await start({ folders: test.folders, clock: hastyClock() });
  await stateOf(again, ({ keychain }) => keychain.type === "locked");
  keytar.failure = null;
  await stateOf(again, ({ keychain, activeId }) => keychain.type === "keychain" && activeId === id);
});

test("a keychain that does not answer at the start does not keep the app from starting", async () => {
  keytar.isSilent = true;
  const test = await start();
  expect(await stateOf(test, ({ keychain }) => keychain.type === "locked")).toMatchObject({ accounts: [] });
  keytar.answer();
});

test("a token that the keychain does not take is kept until the app quits, and that is said", async () => {
  const test = await start();
  keytar.failure = failures.noCollection;
  const account = await test.core.accounts.add({ token: hub.tokens.read }, call);
  expect(account.keptIn).toBe("memory");
  const app = await firstValue(test.core.app.watch, ({ notices }) => notices.length > 0);
  expect(app.notices[0]?.what).toBe("The token is kept only until you quit");
  await test.core.accounts.remove(account.id);
  expect((await stateOf(test)).accounts).toEqual([]);
  keytar.failure = null;
  const second = await test.core.accounts.add({ token: hub.tokens.read }, call);
  expect(second.keptIn).toBe("keychain");
});

test("without a keychain the app says so, and forgets the token when it quits", async () => {
  keytar.failure = failures.noBus;
  const test = await start();
  expect((await stateOf(test)).keychain).toMatchObject({ type: "memory" });
  expect((await test.core.accounts.add({ token: hub.tokens.read }, call)).keptIn).toBe("memory");
  await test.stop();
  const again = await start({ folders: test.folders });
  expect((await stateOf(again)).accounts).toEqual([]);
});

test("a start without a keychain does not forget what is known of the accounts in it", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.stop();
  keytar.failure = failures.noBus;
  const without = await start({ folders: test.folders });
  await without.stop();
  keytar.failure = null;
  hub.faults.add({ refuse: true });
  const again = await start({ folders: test.folders });
  expect(await stateOf(again)).toMatchObject({ activeId: id, accounts: [{ id, user: { fullname: "Ana Moreau" } }] });
});
