/** Where the Hub's cache is on this computer, by the same rules as Python's huggingface_hub. Only computes; touches no disk. */
import { join, resolve } from "node:path";

export type ResolvedFolder = { readonly path: string; readonly from: "setting" | "environment" | "default" };

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The setting, else HF_HUB_CACHE, HUGGINGFACE_HUB_CACHE, HF_HOME/hub, XDG_CACHE_HOME/huggingface/hub, else
 * ~/.cache/huggingface/hub (on Windows too). `~` and `$VAR` in variables are expanded.
 * Source: huggingface_hub constants.py.
 */
export function resolveCacheFolder(setting: string | null, env: Env, homeFolder: string): ResolvedFolder {
  if (setting !== null) return { path: setting, from: "setting" };
  const variable = (name: string) => folderOfVariable(name, env, homeFolder);
  const direct = variable("HF_HUB_CACHE") ?? variable("HUGGINGFACE_HUB_CACHE");
  if (direct !== null) return { path: direct, from: "environment" };
  const home = variable("HF_HOME");
  if (home !== null) return { path: join(home, "hub"), from: "environment" };
  const xdg = variable("XDG_CACHE_HOME");
  if (xdg !== null) return { path: join(xdg, "huggingface", "hub"), from: "environment" };
  return { path: join(homeFolder, ".cache", "huggingface", "hub"), from: "default" };
}

/** The path that a variable names, absolute and with `~` and `$VAR` expanded; null where it is not set. */
export function folderOfVariable(name: string, env: Env, homeFolder: string): string | null {
  const text = env[name];
  return text === undefined || text === "" ? null : resolve(homeFolder, expand(text, env, homeFolder));
}

/** `~` at the start, then `$NAME`, `${NAME}` and `%NAME%`; an unknown name stays as it is, as in Python. */
function expand(text: string, env: Env, homeFolder: string): string {
  const withHome = /^~(?=$|[/\\])/.test(text) ? homeFolder + text.slice(1) : text;
  return withHome.replace(
    /\$(\w+)|\$\{(\w+)\}|%(\w+)%/g,
    (whole, plain?: string, braced?: string, percent?: string) => env[plain ?? braced ?? percent ?? ""] ?? whole,
  );
}
