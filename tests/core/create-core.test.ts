import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestCore, type TestCore } from "#tests/core/create-test-core.ts";
import { firstValue } from "#tests/core/first-value.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let test1: TestCore;
const call = { signal: new AbortController().signal };
beforeEach(async () => {
  hub = await startHub();
  test1 = await createTestCore({ hub });
});
afterEach(async () => {
  await test1.close();
  await hub.close();
});

test("a core signs in, lists models, opens one, reads its card and a file list", async () => {
  const { core } = test1;
  const account = await core.accounts.add({ token: ` ${hub.tokens.read}\n` }, call);
  expect(account.user.name).toBe("ana-m");
  const { repos } = await core.browse.list({ kind: "model", filter: {}, sort: "downloads" }, call);
  expect(repos.length).toBeGreaterThan(10);
  const first = repos.find((one) => one.kind === "model" && one.gated === "no");
  if (first === undefined) throw new Error("no model");
  const at = { repo: { kind: "model", id: first.id } as const, revision: "main" };
  const repo = await core.hub.repo(at, call);
  expect(repo.commit).toMatch(/^[0-9a-f]{40}$/);
  const { entries } = await core.files.list({ ...at, isRecursive: false }, call);
  expect(entries.map((entry) => entry.path)).toContain("README.md");
  expect((await core.hub.card({ ...at, offset: 0 }, call))?.markdown).not.toMatch(/^---/);
  const state = await firstValue(core.app.watch);
  expect(state).toMatchObject({
    version: "0.0.0-test",
    isDemo: true,
    endpoint: { url: hub.hubUrl, isOfficial: false },
  });
  await firstValue(core.app.watch, (later) => later.network.type === "online");
});

test("whatever the core writes is for its owner only and holds no token", async () => {
  const token = hub.tokens.fineGrained;
  await test1.core.accounts.add({ token }, call);
  await test1.core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call);
  test1.core.settings.setTheme("dark");
  await test1.stop();
  const files = readdirSync(test1.folders.profile, { recursive: true, withFileTypes: true });
  const written = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  expect(written.length).toBeGreaterThanOrEqual(4);
  for (const file of written) {
    expect(statSync(file).mode & 0o077, file).toBe(0);
    const text = readFileSync(file, "utf8");
    expect(text).not.toContain(token.slice(3, 20));
    expect(text).not.toContain(Buffer.from(token).toString("base64").slice(0, 20));
  }
});
