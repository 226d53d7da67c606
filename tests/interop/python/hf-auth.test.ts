/** `hf auth` signs in at the stand-in, and keeps its tokens as the documentation says. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { describeWithPython } from "#tests/interop/python/find-python.ts";
import { openPythonHome, type PythonHome } from "#tests/interop/python/python-home.ts";

describeWithPython("hf auth", (python) => {
  let hub: RunningHub;
  let home: PythonHome;
  beforeAll(async () => {
    hub = await startHub();
  });
  afterAll(() => hub.close());
  beforeEach(() => {
    home = openPythonHome(python, hub);
  });
  afterEach(() => home.close());

  const login = (name: "read" | "write" | "oauth" | "revoked") =>
    home.hf(["auth", "login", "--token", hub.tokens[name]]);
  const activeToken = () => readFileSync(join(home.hfHome, "token"), "utf8");
  const storedTokens = () => readFileSync(join(home.hfHome, "stored_tokens"), "utf8");

  test("login keeps the token under the name that whoami gives it, for its owner alone", async () => {
    expect(await login("read")).toMatchObject({ code: 0 });
    expect(activeToken()).toBe(hub.tokens.read);
    expect(storedTokens()).toBe(`[laptop]\nhf_token = ${hub.tokens.read}\n\n`);
    if (process.platform === "win32") return;
    for (const file of ["token", "stored_tokens"]) expect(statSync(join(home.hfHome, file)).mode & 0o777).toBe(0o600);
  });

  test("whoami says who it is, with the organisations", async () => {
    await login("write");
    const { code, stdout } = await home.hf(["auth", "whoami", "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ user: "ana-m", orgs: expect.stringContaining("helios") });
  });

  test("list, switch and logout over several tokens, an OAuth one among them", async () => {
    await login("read");
    await login("write");
    await login("oauth");
    const { stdout } = await home.hf(["auth", "list"]);
    for (const name of ["laptop", "workstation", "oauth-ana-m"]) expect(stdout).toContain(name);
    expect(stdout).not.toContain(hub.tokens.write);
    expect(activeToken()).toBe(hub.tokens.oauth);

    expect(await home.hf(["auth", "switch", "--token-name", "laptop"])).toMatchObject({ code: 0 });
    expect(activeToken()).toBe(hub.tokens.read);

    expect(await home.hf(["auth", "logout", "--token-name", "workstation"])).toMatchObject({ code: 0 });
    expect(storedTokens()).not.toContain("workstation");
    expect(activeToken()).toBe(hub.tokens.read);
    expect(await home.hf(["auth", "logout"])).toMatchObject({ code: 0 });
    expect(existsSync(join(home.hfHome, "token"))).toBe(false);
    const whoami = await home.hf(["auth", "whoami"]);
    expect(whoami.stdout + whoami.stderr).toMatch(/not logged in/i);
  });

  test("a token that the Hub refuses is not kept", async () => {
    const { code, stderr, stdout } = await login("revoked");
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain("Invalid user token");
    expect(existsSync(join(home.hfHome, "token"))).toBe(false);
  });
});
