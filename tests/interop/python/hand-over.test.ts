/** The real `hf` reads what we hand over, and we read what it wrote: several names, a switch, a browser login. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestCore, type TestCore } from "#tests/core/create-test-core.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { describeWithPython } from "#tests/interop/python/find-python.ts";
import { openPythonHome, type PythonHome } from "#tests/interop/python/python-home.ts";

const call = { signal: new AbortController().signal };

describeWithPython("tokens between the app and hf", (python) => {
  let hub: RunningHub;
  let home: PythonHome;
  let app: TestCore;
  beforeAll(async () => {
    hub = await startHub({ repos: [] });
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    home = openPythonHome(python, hub);
    app = await createTestCore({ hub, env: { HF_HOME: home.hfHome } });
  });
  afterEach(async () => {
    await app.close();
    home.close();
  });
  const login = (name: "read" | "write" | "oauth") => home.hf(["auth", "login", "--token", hub.tokens[name]]);
  const names = async () => (await home.hf(["auth", "list"])).stdout;

  test("hf is signed in with a token that was handed over, and signed out when it is taken back", async () => {
    const { id } = await app.core.accounts.add({ token: hub.tokens.write }, call);
    await app.core.accounts.handToCli({ id, name: "von Hubdeck: #1 = ü", isActive: true });
    const who = await home.hf(["auth", "whoami", "--format", "json"]);
    expect(JSON.parse(who.stdout)).toMatchObject({ user: "ana-m" });
    expect(await names()).toContain("von Hubdeck: #1 = ü");
    expect(readFileSync(join(home.hfHome, "token"), "utf8")).toBe(hub.tokens.write);
    await app.core.accounts.takeBackFromCli(id);
    const after = await home.hf(["auth", "whoami"]);
    expect(after.stdout + after.stderr).toMatch(/not logged in/i);
  });

  test("what we write is byte for byte what hf writes", async () => {
    await login("read");
    await login("write");
    const byPython = readFileSync(join(home.hfHome, "stored_tokens"), "utf8");
    await home.hf(["auth", "logout"]);
    const read = await app.core.accounts.add({ token: hub.tokens.read }, call);
    const write = await app.core.accounts.add({ token: hub.tokens.write }, call);
    await app.core.accounts.handToCli({ id: write.id, isActive: false });
    await app.core.accounts.handToCli({ id: read.id, isActive: true });
    expect(readFileSync(join(home.hfHome, "stored_tokens"), "utf8")).toBe(byPython);
  });

  test("hf's own login is untouched beside ours, and active again when ours is taken back", async () => {
    await login("read");
    await login("oauth");
    const { id } = await app.core.accounts.add({ token: hub.tokens.write }, call);
    await app.core.accounts.handToCli({ id, isActive: true, mayReplaceActive: true });
    const list = await names();
    for (const name of ["laptop", "oauth-ana-m", "workstation"]) expect(list).toContain(name);
    expect(list).toMatch(/\*\s+\|?\s*workstation/);
    await app.core.accounts.takeBackFromCli(id);
    expect(await names()).toMatch(/\*\s+\|?\s*oauth-ana-m/);
    expect(await names()).not.toContain("workstation");
    expect(await home.hf(["auth", "switch", "--token-name", "laptop"])).toMatchObject({ code: 0 });
  });

  test("what hf wrote is found with its names, and the one in use follows a switch", async () => {
    await login("read");
    await login("write");
    await login("oauth");
    await home.hf(["auth", "switch", "--token-name", "workstation"]);
    const { findings } = await app.core.found.look([]);
    expect(findings.map(({ source, name, kind, isUsedByCli }) => [source, name, kind, isUsedByCli])).toEqual([
      ["token-file", null, "user", true],
      ["stored-tokens", "laptop", "user", false],
      ["stored-tokens", "oauth-ana-m", "oauth", false],
      ["stored-tokens", "workstation", "user", true],
    ]);
    const oauth = findings.find(({ kind }) => kind === "oauth");
    expect(await app.core.found.importToken({ id: oauth?.id ?? "" }, call)).toMatchObject({ token: { role: "oauth" } });
  });

  test("a file that Python cannot read is not rewritten by us either", async () => {
    await login("read");
    const file = join(home.hfHome, "stored_tokens");
    const broken = `${readFileSync(file, "utf8")}[laptop]\nhf_token = x\n`;
    writeFileSync(file, broken);
    const list = await home.hf(["auth", "list"]);
    expect(list.stdout + list.stderr).toMatch(/Error parsing|No access tokens/);
    const { id } = await app.core.accounts.add({ token: hub.tokens.write }, call);
    await expect(app.core.accounts.handToCli({ id, isActive: false })).rejects.toMatchObject({
      problem: { code: "CONFLICT" },
    });
    expect(readFileSync(file, "utf8")).toBe(broken);
  });

  test("HF_TOKEN_PATH leads both to the same files", async () => {
    const env = { HF_TOKEN_PATH: "~/$PART/active", PART: "deep" };
    const other = await createTestCore({ hub, env: { ...env, HF_TOKEN_PATH: join(home.folder, "deep", "active") } });
    const { id } = await other.core.accounts.add({ token: hub.tokens.read }, call);
    await other.core.accounts.handToCli({ id, isActive: true });
    const who = await home.hf(["auth", "whoami", "--format", "json"], env);
    expect(JSON.parse(who.stdout)).toMatchObject({ user: "ana-m" });
    await other.core.accounts.remove(id);
    expect(existsSync(join(home.folder, "deep", "active"))).toBe(false);
    await other.close();
  });
});
