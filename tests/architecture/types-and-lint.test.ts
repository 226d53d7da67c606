/** The three tsconfigs and the linter catch what is planted for them. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = (name: string) => `${root}/node_modules/.bin/${name}`;

describe.each(["shared", "electron", "renderer"])("the tsconfig of %s", (side) => {
  test("catches every planted file", () => {
    const folder = `${root}/tests/architecture/planted/types/${side}`;
    const { stdout } = spawnSync(bin("tsc"), ["-p", folder, "--pretty", "false"], { encoding: "utf8" });
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
      expect(stdout).toMatch(new RegExp(`(?:^|/)${file}\\(\\d+,\\d+\\): error`, "m"));
    }
  });
});

describe("the linter", () => {
  test.each([
    ["noExplicitAny", "export const a: any = 1;\n"],
    ["noNonNullAssertion", "export const a = (b: string | null) => b!.length;\n"],
    ["noEmptyBlockStatements", "export function a(b: () => void) {\n  try {\n    b();\n  } catch {}\n}\n"],
    ["noDefaultExport", "export default 1;\n"],
    ["useImportExtensions", 'import { b } from "./clock";\n\nexport const a = b;\n'],
    ["noConsole", 'console.log("a");\n'],
    ["noUnusedImports", 'import { b } from "./clock.ts";\n\nexport const a = 1;\n'],
  ])("catches a planted %s", (rule, text) => {
    const folder = mkdtempSync(`${tmpdir()}/hubdeck-lint-`);
    try {
      const config = JSON.parse(readFileSync(`${root}/biome.json`, "utf8"));
      writeFileSync(`${folder}/biome.json`, JSON.stringify({ ...config, $schema: undefined, vcs: undefined }));
      mkdirSync(`${folder}/electron/core`, { recursive: true });
      writeFileSync(`${folder}/electron/core/clock.ts`, "export const b = 1;\n");
      writeFileSync(`${folder}/electron/core/planted.ts`, text);
      const { stdout, stderr, status } = spawnSync(bin("biome"), ["lint"], { cwd: folder, encoding: "utf8" });
      expect(stdout + stderr).toContain(rule);
      expect(status).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
