import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fusesFor, setFuses, wrongFuses } from "#build/fuses.mjs";
import { writeFuses } from "#tests/packaging/fuse-wire.ts";

const checkFuses = fileURLToPath(new URL("../../build/check-fuses.mjs", import.meta.url));

let folder = "";
let binary = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hubdeck-fuses-"));
  binary = join(folder, "hubdeck");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** How `npm run check:fuses` ends for a file. */
const check = (file: string) =>
  new Promise<{ code: unknown; output: string }>((resolve) => {
    execFile(process.execPath, [checkFuses, file], (error, stdout) =>
      resolve({ code: error?.code ?? 0, output: stdout }),
    );
  });

describe("the released app's fuses", () => {
  it("are all that Electron has, each set on purpose", () => {
    expect(Object.keys(fusesFor("linux"))).toEqual(Object.keys(FuseV1Options).filter((name) => !/^\d/.test(name)));
    expect(fusesFor("darwin")).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
  });

  it("check the archive where Electron can: on macOS and Windows", () => {
    expect(fusesFor("win32")).toEqual(fusesFor("darwin"));
    expect(fusesFor("linux")).toEqual({ ...fusesFor("darwin"), EnableEmbeddedAsarIntegrityValidation: false });
  });

  it.each(["linux", "darwin", "win32"] as const)(
    "allow no inspection on %s; the tests' build differs in that alone",
    (platform) => {
      expect(fusesFor(platform).EnableNodeCliInspectArguments).toBe(false);
      expect(fusesFor(platform, { canInspect: true })).toEqual({
        ...fusesFor(platform),
        EnableNodeCliInspectArguments: true,
      });
    },
  );
});

describe("setting the fuses", () => {
  it("writes them into the binary, and nothing else", async () => {
    await writeFuses(binary);
    const before = await readFile(binary);
    await setFuses(binary, fusesFor("linux"));
    const { version, ...wire } = await getCurrentFuseWire(binary);
    const [on, off] = [FuseState.ENABLE, FuseState.DISABLE];
    expect([version, Object.values(wire)]).toEqual(["1", [off, on, off, off, off, on, off, off, on]]);
    const after = await readFile(binary);
    expect([...after].filter((byte, at) => byte !== before[at])).toHaveLength(6);
    expect(await check(binary)).toEqual({ code: 0, output: `${binary}: as released\n` });
  });

  it.each([
    ["more fuses than we know", { wire: "1011000111" }, /10 fuses/],
    ["fewer fuses than we know", { wire: "10110001" }, /WasmTrapHandlers.*not long enough/],
    ["another version", { version: 2 }, /version/],
  ])("refuses a binary with %s, and leaves it as it was", async (_name, fuses, why) => {
    await writeFuses(binary, fuses);
    const before = await readFile(binary);
    await expect(setFuses(binary, fusesFor("linux"))).rejects.toThrow(why);
    expect(await readFile(binary)).toEqual(before);
    expect(await wrongFuses(binary, fusesFor("linux"))).not.toEqual([]);
  });
});

describe("npm run check:fuses", () => {
  it("fails for Electron as it comes, and names each fuse that stands otherwise", async () => {
    await writeFuses(binary);
    const { code, output } = await check(binary);
    expect(code).toBe(1);
    expect(output).toContain("RunAsNode is ENABLE instead of DISABLE");
    expect(output.trim().split("\n")).toHaveLength(7);
  });

  it("fails for the tests' build", async () => {
    await writeFuses(binary);
    await setFuses(binary, fusesFor("linux", { canInspect: true }));
    expect(await check(binary)).toEqual({
      code: 1,
      output: `${binary}:\n  EnableNodeCliInspectArguments is ENABLE instead of DISABLE\n`,
    });
  });

  it("fails where there are no fuses, or no file", async () => {
    expect((await check(checkFuses)).output).toContain("Could not find sentinel");
    expect(await check(join(folder, "nothing"))).toMatchObject({ code: 1, output: expect.stringContaining("ENOENT") });
  });
});
