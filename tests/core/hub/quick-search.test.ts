import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { quickSearch } from "#core/hub/quick-search.ts";
import { type TestHubAccess, testHubAccess } from "#tests/core/hub-access.ts";
import { serve } from "#tests/core/serve.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const { signal } = new AbortController();
let hub: RunningHub;
let opened: TestHubAccess;
beforeAll(async () => {
  hub = await startHub();
  opened = testHubAccess({ hub: hub.hubUrl, router: hub.routerUrl });
});
afterEach(() => hub.faults.clear());
afterAll(async () => {
  await opened.close();
  await hub.close();
});

test("finds repos of every kind, organisations and users", async () => {
  const { repos, owners } = await quickSearch(opened.access, "helios", signal);
  expect(new Set(repos.map(({ repo }) => repo.kind)).size).toBeGreaterThan(1);
  expect(owners).toContainEqual({ type: "org", name: "helios", fullname: expect.any(String) });
  expect((await quickSearch(opened.access, "ana-m", signal)).owners).toContainEqual({
    type: "user",
    name: "ana-m",
    fullname: "Ana Moreau",
  });
});

test("private repos only for who may see them, marked as such", async () => {
  const find = async () => (await quickSearch(opened.access, "field-notes-private", signal)).repos;
  expect(await find()).toEqual([]);
  opened.signIn({ id: "ana", token: hub.tokens.read });
  expect(await find()).toMatchObject([{ isPrivate: true, repo: { kind: "model" } }]);
  opened.signIn(null);
});

test("nothing found is an empty answer", async () => {
  expect(await quickSearch(opened.access, "no such thing & more=1", signal)).toEqual({ repos: [], owners: [] });
});

test("a Hub in trouble is asked once, since the next letter asks anew", async () => {
  hub.faults.add({ answer: { status: 503 } });
  const before = hub.requests.length;
  await expect(quickSearch(opened.access, "x", signal)).rejects.toMatchObject({ problem: { code: "HUB_DOWN" } });
  expect(hub.requests.length - before).toBe(1);
});

test("what cannot be an id or a name is left out, whatever else the answer holds", async () => {
  const server = await serve((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({
        models: [{ id: "a/ok" }, { id: "../x" }, 7, { id: "b/ok", private: "yes" }],
        datasets: "none",
        orgs: [{ name: "a/b" }, { name: "good", fullname: "\u0000Good\u0007" }],
        users: null,
      }),
    );
  });
  const other = testHubAccess({ hub: server.origin, router: null });
  expect(await quickSearch(other.access, "x", signal)).toEqual({
    repos: [
      { repo: { kind: "model", id: "a/ok" }, isPrivate: false },
      { repo: { kind: "model", id: "b/ok" }, isPrivate: false },
    ],
    owners: [{ type: "org", name: "good", fullname: "Good" }],
  });
  await other.close();
  await server.close();
});
