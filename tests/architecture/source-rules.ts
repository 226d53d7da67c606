/** Rules of docs/architecture.md that one can see in the text of a file. Pure: takes texts, answers what is wrong. */

export type SourceFile = { readonly path: string; readonly text: string };
type Rule = {
  readonly name: string;
  /** The files it speaks of. */
  readonly applies: (path: string) => boolean;
  /** Whether the text breaks it. */
  readonly isBroken: (text: string) => boolean;
};

const isIn =
  (...folders: readonly string[]) =>
  (path: string) =>
    folders.some((folder) => path.startsWith(folder));
const product = isIn("shared/", "electron/", "renderer/");
const code = isIn("shared/", "electron/", "renderer/", "tests/");
const except =
  (applies: Rule["applies"], ...paths: readonly string[]): Rule["applies"] =>
  (path) =>
    applies(path) && !paths.includes(path);

/** Lines without comments, so that a rule's own explanation does not break it. */
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
const has = (pattern: RegExp) => (text: string) => pattern.test(withoutComments(text));

export const sourceRules: readonly Rule[] = [
  { name: "at most 400 lines", applies: code, isBroken: (text) => text.split("\n").length > 400 },
  {
    name: "opens with what it is for",
    applies: (path) => product(path) && !path.endsWith(".css"),
    isBroken: (text) => !/^\s*(?:<!doctype|\/\*\*|\/\* )/i.test(text),
  },
  { name: "no climbing imports", applies: code, isBroken: has(/from "\.\.\/\.\.|import\("\.\.\/\.\./) },
  {
    name: "only hubFetch and the transfer worker know the Authorization header",
    applies: except(
      isIn("electron/", "renderer/", "shared/"),
      "electron/core/hub/send.ts",
      "electron/core/downloads/transfer/transfer-worker.ts",
      "electron/core/log/redact.ts",
    ),
    isBroken: has(/["'`]?authorization["'`]?\s*[:\]]|Bearer \$\{/i),
  },
  {
    name: "time comes into the core from outside",
    // The profile is owned before there is a core, and a worker thread has no other clock than its own.
    applies: (path) =>
      path.startsWith("electron/core/") &&
      !path.startsWith("electron/core/profile/") &&
      !["electron/core/clock.ts", "electron/core/downloads/transfer/transfer-worker.ts"].includes(path),
    isBroken: has(/\bDate\.now\(|\bnew Date\(\)|\bset(?:Timeout|Interval)\(/),
  },
  {
    name: "the environment comes into the core from outside",
    applies: isIn("electron/core/"),
    isBroken: has(/\bprocess\.env\b/),
  },
  {
    name: "windows are made in one file",
    applies: except(product, "electron/desktop/window.ts"),
    isBroken: has(/new BrowserWindow\(/),
  },
  {
    name: "the system opens things in one file",
    applies: except(product, "electron/desktop/electron-platform.ts"),
    isBroken: has(/\bshell\.\w|import \{[^}]*\bshell\b[^}]*\} from "electron"/),
  },
  {
    name: "the page's messages are heard in one file",
    applies: except(product, "electron/desktop/serve-window.ts"),
    isBroken: has(/\bipcMain\b/),
  },
  {
    name: "nothing is exposed to the page's world",
    applies: product,
    isBroken: has(/\bcontextBridge\b|registerPreloadScript/),
  },
  {
    name: "no HTML from text",
    applies: product,
    isBroken: has(/dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|\beval\(|new Function\(/),
  },
  {
    name: "the page makes no request of its own",
    applies: except(isIn("renderer/"), "renderer/api/browser-session.ts"),
    isBroken: has(/\bfetch\(|XMLHttpRequest|EventSource\(|sendBeacon/),
  },
  {
    name: "tests wait for a state, not for time",
    applies: isIn("tests/"),
    isBroken: has(/waitForTimeout|\bsleep\(\d/),
  },
  { name: "no test runs alone", applies: isIn("tests/"), isBroken: has(/\b(?:test|it|describe)\.only\(/) },
  { name: "no silenced check", applies: code, isBroken: has(/@ts-(?:ignore|expect-error|nocheck)/) },
];

/** Every broken rule, as `rule: path`. */
export function brokenRules(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    sourceRules.filter((rule) => rule.applies(path) && rule.isBroken(text)).map((rule) => `${rule.name}: ${path}`),
  );
}
