import { spawnSync } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { call, hub, openAccounts, start } from "#tests/core/accounts/open-accounts.ts";
import type { TestCore } from "#tests/core/create-test-core.ts";
import { sampleToken } from "#tests/core/sample-token.ts";

openAccounts();

let run: TestCore;
let env: string;
beforeEach(async () => {
  run = await start();
  env = join(run.folders.home, ".env");
});
async function look() {
  const { folder } = await run.core.settings.listFolders(null);
  return run.core.found.look([folder.id]);
}

test.each([
  ["a line of a megabyte", "HF_TOKEN=".padEnd(1_000_000, "x"), "larger"],
  ["binary content", Buffer.from([0xff, 0xfe, 0x41, 0x80]), "not text"],
  ["a zero byte", `HF_TOKEN=${sampleToken()}\0`, "not text"],
])("a .env file with %s is not read, and is named", async (_, content, why) => {
  writeFileSync(env, content);
  expect(await look()).toMatchObject({ findings: [], unreadable: [{ where: env, why: expect.stringContaining(why) }] });
});

test("a folder in the place of a file is named", async () => {
  mkdirSync(env);
  expect(await look()).toMatchObject({ findings: [], unreadable: [{ why: "It is a folder." }] });
});

test.skipIf(process.platform === "win32")("a pipe in the place of a file does not hold anything up", async () => {
  expect(spawnSync("mkfifo", [env]).status).toBe(0);
  expect(await look()).toMatchObject({ findings: [], unreadable: [{ why: "It is no ordinary file." }] });
});

test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
  "a file that may not be read is named",
  async () => {
    writeFileSync(env, "x");
    chmodSync(env, 0);
    expect(await look()).toMatchObject({
      findings: [],
      unreadable: [{ why: expect.stringContaining("may not read") }],
    });
  },
);

test.skipIf(process.platform === "win32")("a link is read, and what is behind it is not changed", async () => {
  const target = join(run.folders.home, "real");
  writeFileSync(target, `HF_TOKEN=${hub.tokens.read}\n`);
  symlinkSync(target, env);
  const [finding] = (await look()).findings;
  expect(finding).toMatchObject({ whyNotMove: expect.stringContaining("link") });
  await expect(run.core.found.move({ id: finding?.id ?? "" }, call)).rejects.toMatchObject({
    problem: { code: "CONFLICT" },
  });
  expect(readFileSync(target, "utf8")).toContain(hub.tokens.read);
});

test("a file with a second name is not changed, since the token would stay under that", async () => {
  writeFileSync(env, `HF_TOKEN=${hub.tokens.read}\n`);
  linkSync(env, join(run.folders.home, "second"));
  expect((await look()).findings[0]).toMatchObject({ whyNotMove: expect.stringContaining("second name") });
});

test("an INI that is none still shows what is in it, and a name that holds a token does not carry it out", async () => {
  const [inName, inValue] = [sampleToken(), sampleToken()];
  const folder = join(run.folders.home, ".cache", "huggingface");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "stored_tokens"), `\ufeff= broken\n[${inName}]\nhf_token = ${inValue}\n[[]\n`);
  writeFileSync(env, `${inName}_${sampleToken("")}=${inValue}\n`);
  const state = await look();
  expect(state.findings.length).toBeGreaterThan(0);
  for (const token of [inName, inValue]) expect(JSON.stringify(state)).not.toContain(token);
  for (const { id } of state.findings) {
    const preview = await run.core.found.previewMove(id);
    for (const token of [inName, inValue]) expect(JSON.stringify(preview)).not.toContain(token);
  }
});

test("hundreds of tokens in one file are cut, not refused", async () => {
  writeFileSync(env, Array.from({ length: 300 }, (_, n) => `T${n}=${sampleToken()}`).join("\n"));
  expect((await look()).findings).toHaveLength(200);
});
