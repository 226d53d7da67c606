/** A token that is revoked, or runs out, while the app runs: noticed at the next call of any kind, said once, and nothing is lost. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { call, hub, keytar, openAccounts, start, stateOf } from "#tests/core/accounts/open-accounts.ts";
import type { TestCore } from "#tests/core/create-test-core.ts";
import { firstValue } from "#tests/core/first-value.ts";

openAccounts();

const refuseAll = () =>
  hub.faults.add({
    origin: "hub",
    answer: { status: 401, body: '{"error":"Invalid credentials in Authorization header"}' },
  });
const noticesOf = async ({ core }: TestCore) => (await firstValue(core.app.watch)).notices;
const models = ({ core }: TestCore) => core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call);
const rejected = { problem: { code: "TOKEN_REJECTED" } };

test.each<readonly [string, (test: TestCore) => Promise<unknown>]>([
  ["browsing", models],
  ["a probe", ({ core }) => core.hub.access({ repo: { kind: "model", id: "a/b" }, need: "read" }, call)],
  [
    "a download",
    ({ core }) =>
      core.downloads.plan(
        { repo: { kind: "model", id: "a/b" }, revision: "main", selection: { type: "everything" } },
        call,
      ),
  ],
])("%s notices it", async (_, work) => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  refuseAll();
  await work(test).catch(() => undefined);
  expect(await stateOf(test)).toMatchObject({
    activeId: id,
    accounts: [{ id, state: { type: "rejected", ...rejected } }],
  });
});

test("however many calls meet it, no notice repeats what the screens say of the active one, and the token stays in the keychain", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  refuseAll();
  for (const many of [1, 2, 3]) {
    const all = await Promise.allSettled(Array.from({ length: many }, () => models(test)));
    for (const one of all) expect(one).toMatchObject({ status: "rejected", reason: rejected });
  }
  expect(await noticesOf(test)).toEqual([]);
  expect(keytar.entries.has(id)).toBe(true);
});

test("of a token that is not the active one it is said once", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  await test.core.accounts.add({ token: hub.tokens.fineGrained }, call);
  refuseAll();
  for (let times = 0; times < 2; times += 1) await test.core.accounts.refresh(id, call).catch(() => undefined);
  expect(await noticesOf(test)).toMatchObject([
    { what: "The Hub no longer accepts this token: laptop", why: expect.stringContaining("nothing is lost") },
  ]);
});

test("after a restart it is known without being said again", async () => {
  const test = await start();
  await test.core.accounts.add({ token: hub.tokens.read }, call);
  refuseAll();
  await models(test).catch(() => undefined);
  await test.stop();
  hub.clearRequests();
  const again = await start({ folders: test.folders });
  expect((await stateOf(again)).accounts[0]?.state).toMatchObject({ type: "rejected" });
  await expect.poll(() => hub.requests.filter(({ path }) => path === "/api/whoami-v2").length).toBeGreaterThan(0);
  await models(again).catch(() => undefined);
  expect(await noticesOf(again)).toEqual([]);
});

test("a Hub that cannot be asked does not make it good again; one that accepts it does", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.read }, call);
  refuseAll();
  await models(test).catch(() => undefined);
  hub.faults.clear();
  hub.faults.add({ path: "/api/whoami-v2", answer: { status: 501 } });
  expect((await test.core.accounts.refresh(id, call)).state).toMatchObject({ type: "rejected" });
  hub.faults.clear();
  expect((await test.core.accounts.refresh(id, call)).state).toMatchObject({ type: "accepted" });
});

test("a token whose time is over is told as expired, not as revoked", async () => {
  let now = Date.parse("2098-12-31T00:00:00Z");
  const clock = { now: () => now, sleep: () => new Promise<void>(() => undefined) };
  const test = await start({ clock });
  await test.core.accounts.add({ token: hub.tokens.oauth }, call);
  now = Date.parse("2099-02-01T00:00:00Z");
  refuseAll();
  await models(test).catch(() => undefined);
  expect((await stateOf(test)).accounts[0]?.state).toMatchObject({
    type: "rejected",
    problem: { code: "TOKEN_REJECTED", what: "This token has expired" },
  });
});

test("an account that was stored before grants were is read, and completed when the Hub is asked", async () => {
  const test = await start();
  const { id } = await test.core.accounts.add({ token: hub.tokens.fineGrained }, call);
  await test.stop();
  const file = join(test.folders.profile, "store", "accounts.jsonl");
  const before = readFileSync(file, "utf8");
  const older = before.replaceAll(
    /"grant":\{.*?"isCut":false\}/g,
    '"permissions":["repo.content.read"],"canReadGatedRepos":true',
  );
  expect(older).not.toBe(before);
  writeFileSync(file, older.replaceAll('"canPay":false,"organisations"', '"organisations"'));
  hub.faults.add({ path: "/api/whoami-v2", answer: { status: 501 } });
  const again = await start({ folders: test.folders });
  expect((await stateOf(again)).accounts[0]).toMatchObject({
    id,
    user: { fullname: "Ana Moreau" },
    token: { role: "fineGrained", grant: { type: "unknown" } },
  });
  expect(await noticesOf(again)).toEqual([]);
  hub.faults.clear();
  expect((await again.core.accounts.refresh(id, call)).token.grant.type).toBe("fineGrained");
});
