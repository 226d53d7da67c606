import { expect, test } from "vitest";
import { systemClock } from "#core/clock.ts";
import { failures } from "#tests/core/accounts/fake-keytar.ts";
import { call, hub, keytar, openAccounts, start, stateOf } from "#tests/core/accounts/open-accounts.ts";
import { hastyClock } from "#tests/core/hasty-clock.ts";

openAccounts();

test("a token has a name of the person's own and a purpose, over a restart", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.core.accounts.describe({ id, label: "  work\nlaptop ", purpose: "for acme" });
  await test.core.accounts.describe({ id, purpose: "for helios" });
  await test.stop();
  const again = await start({ folders: test.folders });
  expect((await stateOf(again)).accounts).toMatchObject([{ id, label: "work laptop", purpose: "for helios" }]);
  expect(await again.core.accounts.describe({ id, label: " ", purpose: null })).toMatchObject({
    label: null,
    purpose: null,
  });
});

test("when it was last used is kept, at most once a minute", async () => {
  let later = 0;
  const test = await start({ clock: { ...systemClock, now: () => Date.now() + later } });
  const { id, lastUsedAt } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  expect(lastUsedAt).toBeNull();
  const usedAt = async () => (await stateOf(test)).accounts[0]?.lastUsedAt ?? 0;
  await test.core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call);
  const first = await usedAt();
  expect(first).toBeGreaterThan(0);
  later = 50_000;
  await test.core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call);
  expect(await usedAt()).toBe(first);
  later = 70_000;
  await test.core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call);
  expect(await usedAt()).toBeGreaterThanOrEqual(first + 60_000);
  await test.stop();
  const again = await start({ folders: test.folders });
  expect((await stateOf(again)).accounts[0]).toMatchObject({ id, lastUsedAt: expect.any(Number) });
});

test("while offline a token is kept all the same, and is checked when the Hub is back", async () => {
  const test = await start({ clock: hastyClock() });
  const comeBack = await hub.goOffline();
  const account = await test.core.accounts.add({ token: hub.tokens.read }, call);
  expect(account).toMatchObject({ state: { type: "unchecked" }, user: { name: "" }, keptIn: "keychain" });
  await comeBack();
  const state = await stateOf(test, ({ accounts }) => accounts[0]?.state.type === "accepted");
  expect(state).toMatchObject({
    activeId: account.id,
    accounts: [{ user: { name: "ana-m" }, token: { role: "read" } }],
  });
});

test("a token kept while offline that turns out to be bad is told, and is not thrown away", async () => {
  const test = await start({ clock: hastyClock() });
  const comeBack = await hub.goOffline();
  const { id } = await test.core.accounts.add({ token: hub.tokens.revoked }, call);
  await comeBack();
  const state = await stateOf(test, ({ accounts }) => accounts[0]?.state.type === "rejected");
  expect(state.accounts[0]?.id).toBe(id);
  expect(keytar.entries.size).toBe(1);
});

test.each([["a Hub that is down", { status: 503 }, "HUB_DOWN"]])("%s keeps nothing", async (_, answer, code) => {
  const test = await start({ clock: hastyClock() });
  hub.faults.add({ path: "/api/whoami-v2", answer });
  await expect(test.core.accounts.add({ token: hub.tokens.read }, call)).rejects.toMatchObject({ problem: { code } });
  expect(keytar.entries.size).toBe(0);
});

test("too many questions say when to ask again", async () => {
  const test = await start();
  hub.faults.add({
    path: "/api/whoami-v2",
    answer: { status: 429, headers: { ratelimit: '"api";r=0;t=120' }, body: '{"error":"slow down"}' },
  });
  const before = Date.now();
  const error = await test.core.accounts.add({ token: hub.tokens.read }, call).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ problem: { code: "RATE_LIMITED", retryAt: expect.any(Number) } });
  const { retryAt = 0 } = (error as { problem: { retryAt?: number } }).problem;
  expect(retryAt).toBeGreaterThanOrEqual(before + 120_000);
});

test("a token that is in a locked keychain already is the same account, and works at once", async () => {
  const test = await start();
  const first = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.core.accounts.describe({ id: first.id, label: "work" });
  await test.stop();
  keytar.failure = failures.isLocked;
  const again = await start({ folders: test.folders });
  await stateOf(again, ({ keychain }) => keychain.type === "locked");
  const same = await again.core.accounts.add({ token: hub.tokens.read }, call);
  expect(same).toMatchObject({ id: first.id, label: "work", keptIn: "keychain", state: { type: "accepted" } });
  expect((await stateOf(again)).accounts).toHaveLength(1);
  await again.core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call);
  expect(hub.requests.at(-1)).toMatchObject({ tokenName: "read" });
});

test("a replaced token keeps the account, its label and its choice, and the old one is gone everywhere", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.core.accounts.describe({ id, label: "work" });
  const account = await test.core.accounts.replace({ id, token: ` ${hub.tokens.write} ` }, call);
  expect(account).toMatchObject({ id, label: "work", lastUsedAt: null, token: { role: "write" } });
  expect([...keytar.entries.keys()]).toEqual([id]);
  expect([...keytar.entries.values()].join()).not.toContain(hub.tokens.read);
  await test.stop();
  const again = await start({ folders: test.folders });
  expect(await stateOf(again)).toMatchObject({ activeId: id, accounts: [{ id, token: { role: "write" } }] });
});

test("a token of somebody else takes an account's place only after a yes that names both", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  const body = JSON.stringify({ name: "bob", type: "user", auth: { type: "access_token" } });
  hub.faults.add({ path: "/api/whoami-v2", answer: { status: 200, body } });
  await expect(test.core.accounts.replace({ id, token: hub.tokens.write }, call)).rejects.toMatchObject({
    problem: { code: "CONFIRM_USER", what: "The new token belongs to bob, not to ana-m" },
  });
  expect([...keytar.entries.values()].join()).toContain(hub.tokens.read);
  const replaced = await test.core.accounts.replace({ id, token: hub.tokens.write, mayBeAnotherUser: true }, call);
  expect(replaced).toMatchObject({ id, user: { name: "bob" } });
});

test.each([
  ["refused by the Hub", "revoked", "TOKEN_REJECTED"],
  ["another account's", "write", "CONFLICT"],
] as const)("a new token that is %s leaves the old one as it was", async (_, name, code) => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.core.accounts.add({ token: hub.tokens.write }, call);
  await expect(test.core.accounts.replace({ id, token: hub.tokens[name] }, call)).rejects.toMatchObject({
    problem: { code },
  });
  expect(keytar.entries.get(id)).toContain(hub.tokens.read);
  expect((await test.core.accounts.refresh(id, call)).state.type).toBe("accepted");
});

test("a keychain that does not take the new token keeps the old one", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  keytar.failure = failures.dismissed;
  await expect(test.core.accounts.replace({ id, token: hub.tokens.write }, call)).rejects.toMatchObject({
    problem: { code: "KEYCHAIN" },
  });
  keytar.failure = null;
  expect(keytar.entries.get(id)).toContain(hub.tokens.read);
  expect((await test.core.accounts.refresh(id, call)).token.role).toBe("read");
});

test("a token is replaced only at the Hub that it is of", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  test.core.settings.setEndpoint(hub.cdnUrl);
  await expect(
    test.core.accounts.replace({ id, token: hub.tokens.write, confirmedOrigin: hub.cdnUrl }, call),
  ).rejects.toMatchObject({ problem: { code: "CONFLICT" } });
});

test("revoking says what stops", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.core.accounts.handToCli({ id, isActive: true });
  const { url, stops } = test.core.accounts.revokePage(id);
  expect(url).toBe(`${hub.hubUrl}/settings/tokens`);
  expect(stops).toEqual([
    expect.stringContaining("This app uses it now"),
    expect.stringContaining("laptop"),
    expect.stringContaining("Any other program"),
  ]);
});

test("advice that was dismissed stays so, and comes back on request", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.write }, call);
  test.core.accounts.dismissAdvice(id, "over-powered", true);
  test.core.accounts.dismissAdvice(id, "over-powered", true);
  await test.stop();
  const again = await start({ folders: test.folders });
  expect((await stateOf(again)).accounts[0]?.dismissedAdvice).toEqual(["over-powered"]);
  again.core.accounts.dismissAdvice(id, "over-powered", false);
  expect((await stateOf(again)).accounts[0]?.dismissedAdvice).toEqual([]);
});

test("what is ticked becomes the token page's own parameters, and no more", async () => {
  const { core } = await start();
  const url = new URL(
    core.accounts.newTokenPage({ gated: true, inference: true, upload: true, me: false, orgs: ["acme", "a&b"] }),
  );
  const { searchParams: query } = url;
  expect(query.getAll("ownUserPermissions")).toEqual([]);
  expect(query.getAll("orgs")).toEqual(["acme", "a&b"]);
  expect(query.getAll("orgPermissions")).toEqual(["repo.write", "inference.serverless.write"]);
  expect(query.get("canReadGatedRepos")).toBe("true");
  const least = new URL(
    core.accounts.newTokenPage({ gated: false, inference: false, upload: false, me: true, orgs: [] }),
  );
  expect(least.search).toBe("?tokenType=fineGrained&ownUserPermissions=repo.content.read");
});
