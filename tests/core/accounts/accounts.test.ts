import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { call, hub, keytar, openAccounts, start, stateOf } from "#tests/core/accounts/open-accounts.ts";
import { firstValue } from "#tests/core/first-value.ts";
import { sampleToken } from "#tests/core/sample-token.ts";
import { type SmallServer, serve } from "#tests/core/serve.ts";

openAccounts();

test("a pasted token becomes the active account, with who it is and what it may do", async () => {
  const test = await start();
  const account = await test.core.accounts.add({ token: `\n ${hub.tokens.fineGrainedNoGated} \n` }, call);
  expect(account).toMatchObject({
    hubOrigin: hub.hubUrl,
    user: { name: "ana-m", fullname: "Ana Moreau", isPro: expect.any(Boolean) },
    token: {
      name: "own-repos-and-inference",
      role: "fineGrained",
      tail: hub.tokens.fineGrainedNoGated.slice(-4),
      grant: {
        type: "fineGrained",
        canReadGatedRepos: false,
        scoped: [{ entityType: "user", permissions: ["repo.content.read", "inference.serverless.write"] }],
        isCut: false,
      },
    },
    keptIn: "keychain",
    state: { type: "accepted" },
  });
  expect(account.user.organisations).toContainEqual(
    expect.objectContaining({ name: "helios", fullname: "Helios Speech", role: "admin", plan: "team", canPay: true }),
  );
  expect(await stateOf(test)).toMatchObject({ activeId: account.id, keychain: { type: "keychain" } });
});

test.each([
  ["read", { role: "read", grant: { type: "read" }, expiresAt: null }],
  ["write", { role: "write", grant: { type: "write" } }],
  [
    "oauth",
    { role: "oauth", grant: { type: "oauth", scopes: null }, expiresAt: Date.parse("2099-01-01T00:00:00.000Z") },
  ],
] as const)("a %s token shows its role", async (name, expected) => {
  const { core } = await start();
  const { token } = await core.accounts.add({ token: hub.tokens[name] }, call);
  expect(token).toMatchObject(expected);
});

test.each(["revoked", "expired"] as const)("a token that is %s is refused, and nothing of it is kept", async (name) => {
  const test = await start();
  await expect(test.core.accounts.add({ token: hub.tokens[name] }, call)).rejects.toMatchObject({
    problem: { code: "TOKEN_REJECTED" },
  });
  expect(keytar.entries.size).toBe(0);
  expect(await stateOf(test)).toMatchObject({ accounts: [], activeId: null });
});

test("a token of the wrong shape is sent nowhere", async () => {
  const { core } = await start();
  await expect(core.accounts.add({ token: sampleToken("api_org_") }, call)).rejects.toMatchObject({
    problem: { code: "TOKEN_SHAPE" },
  });
  expect(hub.requests).toHaveLength(0);
});

test("no output, no problem and no file carries a token, only the keychain does", async () => {
  const test = await start();
  const token = hub.tokens.write;
  const account = await test.core.accounts.add({ token }, call);
  await test.core.accounts.refresh(account.id, call);
  expect(JSON.stringify([account, await stateOf(test), await firstValue(test.core.app.watch)])).not.toContain(token);
  expect([...keytar.entries.values()].join()).toContain(token);
  await test.stop();
  const files = readdirSync(test.folders.root, { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile())) {
    expect(readFileSync(join(file.parentPath, file.name), "utf8"), file.name).not.toContain(token);
  }
  expect(hub.leaks()).toEqual([]);
});

test("at a mirror the token is sent only after a yes to its very origin", async () => {
  const { core } = await start({ isDemo: false });
  const token = hub.tokens.read;
  const asks = { problem: { code: "CONFIRM_ENDPOINT", what: expect.stringContaining(hub.hubUrl) } };
  await expect(core.accounts.add({ token }, call)).rejects.toMatchObject(asks);
  for (const confirmedOrigin of ["https://huggingface.co", hub.cdnUrl, `${hub.hubUrl}/`, "http://localhost"]) {
    await expect(core.accounts.add({ token, confirmedOrigin }, call)).rejects.toMatchObject(asks);
  }
  expect(hub.requests).toHaveLength(0);
  const account = await core.accounts.add({ token, confirmedOrigin: hub.hubUrl }, call);
  expect(account.hubOrigin).toBe(hub.hubUrl);
});

test("the same token twice is the same account", async () => {
  const test = await start();
  const first = await test.core.accounts.add({ token: hub.tokens.read }, call);
  const other = await test.core.accounts.add({ token: hub.tokens.write }, call);
  const again = await test.core.accounts.add({ token: hub.tokens.read }, call);
  expect(again.id).toBe(first.id);
  const state = await stateOf(test);
  expect(state.accounts.map((account) => account.id)).toEqual([first.id, other.id]);
  expect(state.activeId).toBe(first.id);
  expect(keytar.entries.size).toBe(2);
});

test("the same token pasted twice at once is one account", async () => {
  const test = await start();
  const [one, two] = await Promise.all([
    test.core.accounts.add({ token: hub.tokens.read }, call),
    test.core.accounts.add({ token: hub.tokens.read }, call),
  ]);
  expect(one.id).toBe(two.id);
  expect(keytar.entries.size).toBe(1);
});

test("after a restart the account and the choice are as they were, also offline", async () => {
  const test = await start();
  const first = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.core.accounts.add({ token: hub.tokens.write }, call);
  await test.core.accounts.activate(first.id);
  await test.stop();
  hub.faults.add({ refuse: true });
  const again = await start({ folders: test.folders });
  const state = await stateOf(again);
  expect(state.activeId).toBe(first.id);
  expect(state.accounts[0]).toMatchObject({
    id: first.id,
    user: { fullname: "Ana Moreau" },
    state: { type: "accepted" },
  });
});

test("a profile that is lost costs no token: the list is made again from the keychain", async () => {
  const test = await start();
  await test.core.accounts.add({ token: hub.tokens.read }, call);
  const newest = await test.core.accounts.add({ token: hub.tokens.write }, call);
  await test.stop();
  rmSync(join(test.folders.profile, "store"), { recursive: true });
  hub.faults.add({ path: "/api/whoami-v2", refuse: true });
  const again = await start({ folders: test.folders });
  const state = await stateOf(again);
  expect(state.accounts).toHaveLength(2);
  expect(state.accounts[1]).toMatchObject({
    id: newest.id,
    user: { name: "ana-m" },
    token: { name: "workstation", role: "unknown", tail: hub.tokens.write.slice(-4) },
    state: { type: "unchecked" },
  });
  hub.faults.clear();
  expect(await again.core.accounts.refresh(newest.id, call)).toMatchObject({
    token: { role: "write" },
    state: { type: "accepted" },
  });
});

test("entries of others in the keychain are left alone", async () => {
  keytar.entries.set("foreign", "not JSON");
  keytar.entries.set("newer", '{"version":2,"token":"x"}');
  keytar.entries.set("x".repeat(80), "{}");
  const test = await start();
  expect((await stateOf(test)).accounts).toEqual([]);
  expect(keytar.entries.size).toBe(3);
});

test("signing out removes the secret first, and no other account steps in", async () => {
  const test = await start();
  const other = await test.core.accounts.add({ token: hub.tokens.read }, call);
  const { id } = await test.core.accounts.add({ token: hub.tokens.write }, call);
  await test.core.accounts.remove(id);
  expect([...keytar.entries.keys()]).toEqual([other.id]);
  expect(await stateOf(test)).toMatchObject({ activeId: null, accounts: [{ id: other.id }] });
  await test.stop();
  const again = await start({ folders: test.folders });
  expect(await stateOf(again)).toMatchObject({ activeId: null, accounts: [{ id: other.id }] });
  await expect(again.core.accounts.remove(id)).rejects.toMatchObject({ problem: { code: "NOT_FOUND" } });
});

test("signing out of the account that was chosen for want of a choice lets no other step in either", async () => {
  const test = await start();
  const other = await test.core.accounts.add({ token: hub.tokens.read }, call);
  const { id } = await test.core.accounts.add({ token: hub.tokens.write }, call);
  await test.stop();
  rmSync(join(test.folders.profile, "store"), { recursive: true });
  const again = await start({ folders: test.folders });
  expect((await stateOf(again)).activeId).toBe(id);
  await again.core.accounts.remove(id);
  expect(await stateOf(again)).toMatchObject({ activeId: null, accounts: [{ id: other.id }] });
});

test("a token that the Hub refuses later is told, wherever it was noticed, and is kept", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  const refused = { status: 401, body: '{"error":"Invalid credentials in Authorization header"}' };
  hub.faults.add({ origin: "hub", answer: refused });
  await expect(test.core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call)).rejects.toMatchObject({
    problem: { code: "TOKEN_REJECTED" },
  });
  expect(await stateOf(test)).toMatchObject({
    accounts: [{ id, state: { type: "rejected", problem: { code: "TOKEN_REJECTED" } } }],
  });
  expect(await test.core.accounts.refresh(id, call)).toMatchObject({ state: { problem: { code: "TOKEN_REJECTED" } } });
  expect(keytar.entries.has(id)).toBe(true);
  hub.faults.clear();
  expect((await test.core.accounts.refresh(id, call)).state.type).toBe("accepted");
});

test("the active account is checked again at the start, in the background", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.stop();
  hub.faults.add({
    path: "/api/whoami-v2",
    answer: { status: 401, body: '{"error":"Invalid credentials in Authorization header"}' },
  });
  const again = await start({ folders: test.folders });
  const state = await stateOf(again, ({ accounts }) => accounts[0]?.state.type === "rejected");
  expect(state.accounts[0]).toMatchObject({ id, state: { problem: { code: "TOKEN_REJECTED" } } });
});

test("a check in the background that finds the Hub down leaves the account as it was", async () => {
  const test = await start();
  await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.stop();
  hub.clearRequests();
  hub.faults.add({ path: "/api/whoami-v2", answer: { status: 501 } });
  const again = await start({ folders: test.folders });
  await expect
    .poll(() => hub.requests.map(({ path, outcome }) => `${path} ${outcome}`))
    .toEqual(["/api/whoami-v2 sent"]);
  await again.core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call);
  expect((await stateOf(again)).accounts[0]?.state.type).toBe("accepted");
});

test("asking again while offline says so, and what was known stays", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.fineGrained }, call);
  hub.faults.add({ path: "/api/whoami-v2", answer: { status: 503 } });
  expect(await test.core.accounts.refresh(id, call)).toMatchObject({
    token: { role: "fineGrained" },
    state: { type: "failed", problem: { code: "HUB_DOWN" } },
  });
});

test.each([
  ["a web page", "<!doctype html><title>Sign in to Wi-Fi</title>"],
  ["another JSON", '{"hello":"world"}'],
  ["nothing", ""],
])("%s in the place of whoami is told as something else than the Hub", async (_, body) => {
  const { core } = await start();
  hub.faults.add({ path: "/api/whoami-v2", answer: { status: 200, body } });
  await expect(core.accounts.add({ token: hub.tokens.read }, call)).rejects.toMatchObject({
    problem: { code: "NOT_THE_HUB" },
  });
  expect(keytar.entries.size).toBe(0);
});

test("a whoami with fields of wrong types still tells who it is", async () => {
  const { core } = await start();
  const odd = {
    name: "ana-m",
    fullname: 7,
    orgs: [{ name: "ok" }, { name: 3 }, null],
    isPro: "yes",
    auth: { type: 1 },
  };
  hub.faults.add({ path: "/api/whoami-v2", answer: { status: 200, body: JSON.stringify(odd) } });
  const account = await core.accounts.add({ token: hub.tokens.read }, call);
  expect(account).toMatchObject({
    user: { name: "ana-m", fullname: "ana-m", isPro: false, organisations: [{ name: "ok", role: "unknown" }] },
    token: { role: "unknown", createdAt: null, grant: { type: "unknown" } },
  });
});

test("after a switch to another Hub only its own accounts are used, and the former come back with theirs", async () => {
  const test = await start();
  const { core } = test;
  const { id } = await core.accounts.add({ token: hub.tokens.read }, call);
  const mirror: SmallServer = await serve((_, response) => void response.end("[]"));
  core.settings.setEndpoint(mirror.origin);
  const away = await stateOf(test, ({ activeId }) => activeId === null);
  expect(away.accounts).toMatchObject([{ id }]);
  await core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call);
  expect(await core.accounts.refresh(id, call)).toMatchObject({ state: { problem: { code: "NOT_SIGNED_IN" } } });
  expect(mirror.asked.map((one) => one.headers.authorization)).toEqual(mirror.asked.map(() => undefined));
  core.settings.setEndpoint(null);
  await stateOf(test, ({ activeId, accounts }) => activeId === id && accounts[0]?.state.type === "accepted");
  await mirror.close();
});

test("giving up while the Hub is asked keeps nothing", async () => {
  const { core } = await start();
  hub.faults.add({ path: "/api/whoami-v2", headDelayMs: 5000 });
  const stop = new AbortController();
  const adding = core.accounts.add({ token: hub.tokens.read }, { signal: stop.signal });
  await expect.poll(() => hub.requests.length).toBe(1);
  const reason = new Error("closed");
  stop.abort(reason);
  await expect(adding).rejects.toBe(reason);
  expect(keytar.entries.size).toBe(0);
});

test("the token page is the one of the Hub that is set, prefilled with what the app uses", async () => {
  const { core } = await start();
  const url = new URL(core.accounts.newTokenPage());
  expect(url.origin).toBe(hub.hubUrl);
  expect(url.pathname).toBe("/settings/tokens/new");
  expect(url.searchParams.getAll("ownUserPermissions")).toEqual(["repo.content.read", "inference.serverless.write"]);
  expect(url.searchParams.get("tokenType")).toBe("fineGrained");
  expect(url.searchParams.get("canReadGatedRepos")).toBe("true");
});
