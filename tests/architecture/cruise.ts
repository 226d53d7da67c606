/**
 * Runs dependency-cruiser over TypeScript and TSX. It has swc read every file as plain TypeScript, which fails on JSX, and
 * has no option for it; so swc's own parser is told apart by the file's name before the cruiser loads it.
 */
import { createRequire } from "node:module";
import type { ICruiseOptions, ICruiseResult } from "dependency-cruiser";
import config from "../../.dependency-cruiser.mjs";

type Parse = (file: string, options: object) => unknown;
const swc: { parseFileSync: Parse } = createRequire(import.meta.url)("@swc/core");
const parseFileSync = swc.parseFileSync.bind(swc);
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith(".tsx") });
const { cruise } = await import("dependency-cruiser");

/** Holds the project's rules against `folders` below `baseDir`. Throws when a file cannot be parsed. */
export async function cruiseFolders(baseDir: string, folders: readonly string[]): Promise<ICruiseResult["summary"]> {
  const options: ICruiseOptions = {
    ...config.options,
    baseDir,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
  };
  const { output } = await cruise([...folders], options, { ...config.options.enhancedResolveOptions });
  if (typeof output === "string") throw new TypeError("the cruise answered text");
  return output.summary;
}
