/** The `hf` CLI's two files as they are now, for the verbs that change them. */
import type { CliPaths } from "#core/accounts/cli/cli-paths.ts";
import {
  fieldsByName,
  readStoredTokens,
  type TokenFields,
  writeStoredTokens,
} from "#core/accounts/cli/stored-tokens.ts";
import {
  conflict,
  type ReadTokenFile,
  readTokenFile,
  removeTokenFile,
  requireUnchanged,
  writeSecretFile,
} from "#core/accounts/token-file.ts";

export type CliFiles = {
  readonly paths: CliPaths;
  /** The token in use, cleaned as Python does; null for none. */
  readonly active: string | null;
  readonly stored: ReadonlyMap<string, TokenFields>;
  /** Writes all tokens by name; without any, the file goes. Throws ProblemError (CONFLICT, DISK, DISK_FULL). */
  writeStored(tokens: ReadonlyMap<string, TokenFields>): Promise<void>;
  /** Makes a token the one in use; null for none. Throws ProblemError (CONFLICT, DISK, DISK_FULL). */
  writeActive(token: string | null): Promise<void>;
};

/** Reads both. Throws ProblemError CONFLICT for a file that may not be written: a link, no text, or an INI that Python would not read either. */
export async function openCliFiles(paths: CliPaths): Promise<CliFiles> {
  const [token, stored] = await Promise.all([readTokenFile(paths.token), readTokenFile(paths.stored)]);
  const read = readStoredTokens(textOf(paths.stored, stored));
  if (read.oddity !== null) throw conflict(paths.stored, read.oddity);
  const active = textOf(paths.token, token)
    .replace(/[\r\n]/g, "")
    .trim();
  const stay = async (file: ReadTokenFile, path: string) => {
    if (file.type === "read") await requireUnchanged(file.file);
    else if ((await readTokenFile(path)).type !== "absent") throw conflict(path, "It was made a moment ago.");
  };
  return {
    paths,
    active: active === "" ? null : active,
    stored: fieldsByName(read),
    async writeStored(tokens) {
      await stay(stored, paths.stored);
      if (tokens.size === 0) return removeTokenFile(paths.stored);
      const text = writeStoredTokens(tokens, process.platform === "win32" ? "\r\n" : "\n");
      if (text === null) throw conflict(paths.stored, "It would not read back as it was written.");
      await writeSecretFile(paths.stored, text);
    },
    async writeActive(value) {
      await stay(token, paths.token);
      if (value === null) await removeTokenFile(paths.token);
      else await writeSecretFile(paths.token, value);
    },
  };
}

/** The file's text, or nothing where there is none. */
function textOf(path: string, read: ReadTokenFile): string {
  if (read.type === "absent") return "";
  if (read.type === "unreadable") throw conflict(path, read.why);
  if (read.file.whyNotChange !== null) throw conflict(path, read.file.whyNotChange);
  return read.file.text;
}
