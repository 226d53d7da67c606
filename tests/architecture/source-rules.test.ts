/** The rules one can see in a file's text hold, and each catches its planted violation. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { brokenRules, sourceRules } from "./source-rules.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** One planted text for each rule, at a path the rule speaks of. */
const planted: Readonly<Record<string, { readonly path: string; readonly text: string }>> = {
  "at most 400 lines": { path: "electron/core/a.ts", text: `/** Long. */\n${"const a = 1;\n".repeat(400)}` },
  "opens with what it is for": { path: "shared/model/a.ts", text: "export const a = 1;\n" },
  "no climbing imports": {
    path: "electron/core/hub/a.ts",
    text: '/** Climbs. */\nimport { a } from "../' + '../api/a.ts";\n',
  },
  "only hubFetch and the transfer worker know the Authorization header": {
    path: "electron/core/inference/a.ts",
    text: "/** Leaks. */\nexport const headers = (token: string) => ({ authorization: token });\n",
  },
  "time comes into the core from outside": {
    path: "electron/core/a.ts",
    text: "/** Looks. */\nexport const a = () => Date.now();\n",
  },
  "the environment comes into the core from outside": {
    path: "electron/core/a.ts",
    text: "/** Reads. */\nexport const a = process.env.HF_TOKEN;\n",
  },
  "windows are made in one file": {
    path: "electron/main.ts",
    text: "/** Makes. */\nexport const a = new BrowserWindow();\n",
  },
  "the system opens things in one file": {
    path: "electron/desktop/menu-template.ts",
    text: '/** Opens. */\nimport { app, shell } from "electron";\nexport const a = (url: string) => shell.openExternal(url);\n',
  },
  "the page's messages are heard in one file": {
    path: "electron/main.ts",
    text: "/** Listens. */\nipcMain.on(channel, listener);\n",
  },
  "nothing is exposed to the page's world": {
    path: "electron/preload.ts",
    text: "/** Exposes. */\ncontextBridge.exposeInMainWorld(name, api);\n",
  },
  "no HTML from text": {
    path: "renderer/ui/A.tsx",
    text: "/** Injects. */\nexport const a = (e: Element) => (e.innerHTML = card);\n",
  },
  "the page makes no request of its own": {
    path: "renderer/ui/A.tsx",
    text: '/** Asks. */\nexport const a = () => fetch("/x");\n',
  },
  "tests wait for a state, not for time": {
    path: "tests/e2e/a.spec.ts",
    text: `await page.waitFor${"Timeout"}(500);\n`,
  },
  "no test runs alone": { path: "tests/a.test.ts", text: `test.${"only"}("a", () => undefined);\n` },
  "no silenced check": {
    path: "electron/core/a.ts",
    text: `/** Silences. */\nexport const a = 1; /* */ foo(); ${"@ts-"}ignore\n`,
  },
};

describe("the source rules", () => {
  test("hold for every file", () => {
    const paths = execFileSync(
      "git",
      ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.css"],
      {
        cwd: root,
        encoding: "utf8",
      },
    )
      .split("\n")
      .filter((path) => path !== "" && !path.startsWith("tests/architecture/"));
    const files = paths.map((path) => ({ path, text: readFileSync(`${root}/${path}`, "utf8") }));
    expect(brokenRules(files)).toEqual([]);
  });

  test.each(sourceRules.map((rule) => rule.name))("catch the planted violation of '%s'", (name) => {
    const file = planted[name];
    if (!file) throw new TypeError(`no violation is planted for '${name}'`);
    expect(brokenRules([file])).toEqual([`${name}: ${file.path}`]);
  });
});
