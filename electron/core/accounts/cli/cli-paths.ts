/** Where Python's huggingface_hub and the `hf` CLI keep tokens. Source: huggingface_hub constants.py; the second file always lies beside the first. */
import { dirname, join } from "node:path";
import { folderOfVariable } from "#core/settings/cache-folder.ts";

export type CliPaths = {
  /** The token in use, as plain text. */
  readonly token: string;
  /** All tokens by name. */
  readonly stored: string;
};

/** HF_TOKEN_PATH, else `token` in HF_HOME, else in $XDG_CACHE_HOME/huggingface, else in ~/.cache/huggingface. */
export function cliPaths(env: Readonly<Record<string, string | undefined>>, homeFolder: string): CliPaths {
  const variable = (name: string) => folderOfVariable(name, env, homeFolder);
  const xdg = variable("XDG_CACHE_HOME");
  const home = variable("HF_HOME") ?? join(xdg ?? join(homeFolder, ".cache"), "huggingface");
  const token = variable("HF_TOKEN_PATH") ?? join(home, "token");
  return { token, stored: join(dirname(token), "stored_tokens") };
}
