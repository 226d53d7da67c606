import { expect, test } from "vitest";
import { nameClashes, refuseNames } from "#core/downloads/plan/refuse-names.ts";
import { ProblemError } from "#core/problem-error.ts";

const named = (...paths: string[]) => paths.map((path) => ({ path }));
const clashes = async (system: NodeJS.Platform, ...paths: string[]) =>
  (await nameClashes(named(...paths), system)).map(({ path }) => path);

const composed = "caf\u00e9.txt";
const decomposed = "cafe\u0301.txt";

test.each(["win32", "darwin"] as const)("on %s names that differ in case or accents alone are one", async (system) => {
  expect(await clashes(system, "Model.bin", "model.bin")).toEqual(["model.bin"]);
  expect(await clashes(system, composed, decomposed)).toEqual([decomposed]);
  expect(await clashes(system, "Data", "data/a")).toEqual(["Data"]);
  expect(await clashes(system, "a/x", "A/y")).toEqual([]);
});

test("on Linux they are two files", async () => {
  expect(await clashes("linux", "Model.bin", "model.bin", composed, decomposed, "Data", "data/a")).toEqual([]);
});

test.each(["win32", "darwin", "linux"] as const)(
  "on %s a name twice, and a file that is a folder too, are refused",
  async (system) => {
    expect(await clashes(system, "a", "a")).toEqual(["a"]);
    expect(await clashes(system, "a", "a/b", "a/c")).toEqual(["a"]);
  },
);

test("all that is refused is named, without characters that disguise it", async () => {
  const paths = [
    "../up",
    "/root",
    "C:\\x",
    "con\u202etxt.exe\n",
    "ok.txt",
    ...Array.from({ length: 20 }, () => "\0".repeat(300)),
  ];
  try {
    await refuseNames(named(...paths), "linux");
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { code, what, why } = error.problem;
    expect(code).toBe("BAD_INPUT");
    expect(what).toContain('"../up"');
    expect(why).toContain('"/root"');
    expect(what + why).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(why.length).toBeLessThanOrEqual(2000);
  }
});
