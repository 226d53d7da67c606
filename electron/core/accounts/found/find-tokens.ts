/** Looks for tokens in variables, in the `hf` CLI's files and in .env files. Reads only. What it answers holds tokens and stays in the core. */
import { readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CliPaths } from "#core/accounts/cli/cli-paths.ts";
import { readStoredTokens } from "#core/accounts/cli/stored-tokens.ts";
import { linesOf, readDotenv } from "#core/accounts/found/read-dotenv.ts";
import { readTokenFile, type TokenFile } from "#core/accounts/token-file.ts";
import { redactShapes } from "#core/log/redact.ts";
import { diskProblem } from "#core/store/disk-problem.ts";
import type { Finding } from "#shared/contract/found.ts";

/** A token where it was found. */
export type FoundToken = {
  readonly source: Finding["source"];
  readonly where: string;
  readonly name: string | null;
  readonly token: string;
  readonly expiresAt: number | null;
  readonly hasRefreshToken: boolean;
  /** Null for a variable. */
  readonly place: FoundPlace | null;
};

export type FoundPlace = {
  readonly file: TokenFile;
  readonly line: number;
  /** What would be taken out, in UTF-16 units of the file's text. */
  readonly start: number;
  readonly end: number;
  /** The same, masked by construction: what is not known to be harmless is not in it. */
  readonly masked: readonly string[];
  /** Whether the file goes with it, when nothing else is in it. */
  readonly canGoWhole: boolean;
  readonly isInGit: boolean;
};

export type Look = {
  readonly tokens: readonly FoundToken[];
  readonly unreadable: readonly { readonly where: string; readonly why: string }[];
};

type Env = Readonly<Record<string, string | undefined>>;
const variables = ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"] as const;
const envFilesMax = 20;

/** Never throws for what is on the disk. */
export async function findTokens(env: Env, cli: CliPaths, folders: readonly string[]): Promise<Look> {
  const unreadable: { where: string; why: string }[] = [];
  const open = async (path: string): Promise<TokenFile | null> => {
    const read = await readTokenFile(path);
    if (read.type === "unreadable") unreadable.push({ where: path, why: read.why });
    return read.type === "read" ? read.file : null;
  };
  const tokens: FoundToken[] = variables.flatMap((name) => {
    const token = clean(env[name] ?? "");
    if (token === "") return [];
    return [{ source: name, where: name, name: null, token, expiresAt: null, hasRefreshToken: false, place: null }];
  });
  const active = await open(cli.token);
  if (active !== null) tokens.push(...(await inTokenFile(active)));
  const stored = await open(cli.stored);
  if (stored !== null) tokens.push(...(await inStoredTokens(stored)));
  for (const folder of new Set(folders)) {
    for (const path of await envFiles(folder, unreadable)) {
      const file = await open(path);
      if (file !== null) tokens.push(...(await inEnvFile(file)));
    }
  }
  return { tokens, unreadable };
}

/** The last four characters behind the kind of token, as `hf_****abcd`. */
function maskToken(token: string): string {
  const prefix = /^(?:hf_(?:oauth_|jwt_)?|api_org_)/.exec(token)?.[0] ?? "";
  return `${prefix}****${token.length >= 20 ? token.slice(-4) : ""}`;
}

/** As Python cleans it. */
export function clean(token: string): string {
  return token.replace(/[\r\n]/g, "").trim();
}

async function inTokenFile(file: TokenFile): Promise<FoundToken[]> {
  const token = clean(file.text);
  // Something else than a token is none of our business.
  if (token === "" || /\s/.test(token) || token.length > 4096) return [];
  const place = {
    file,
    line: 1,
    start: 0,
    end: file.text.length,
    masked: [maskToken(token)],
    canGoWhole: true,
    isInGit: await isInGit(file.path),
  };
  return [
    { source: "token-file", where: file.path, name: null, token, expiresAt: null, hasRefreshToken: false, place },
  ];
}

async function inStoredTokens(file: TokenFile): Promise<FoundToken[]> {
  const lines = [...linesOf(file.text)];
  const isGit = await isInGit(file.path);
  return readStoredTokens(file.text).sections.flatMap(({ name, startLine, endLine, fields }) => {
    const field = fields.find(({ key }) => key === "hf_token");
    const token = clean(field?.value ?? "");
    if (field === undefined || token === "") return [];
    const seconds = Number(fields.find(({ key }) => key === "expires_at")?.value ?? Number.NaN);
    const place = {
      file,
      line: startLine + 1,
      start: lines[startLine]?.start ?? 0,
      end: lines[endLine]?.start ?? file.text.length,
      masked: [
        `[${redactShapes(name)}]`,
        ...fields.map(({ key }) => `${redactShapes(key)} = ${key === "hf_token" ? maskToken(token) : "****"}`),
      ],
      canGoWhole: true,
      isInGit: isGit,
    };
    const expiresAt = Number.isSafeInteger(seconds) && seconds >= 0 && seconds < 1e11 ? seconds * 1000 : null;
    const hasRefreshToken = fields.some(({ key }) => key === "refresh_token");
    return [{ source: "stored-tokens", where: file.path, name, token, expiresAt, hasRefreshToken, place }];
  });
}

async function inEnvFile(file: TokenFile): Promise<FoundToken[]> {
  const isGit = await isInGit(file.path);
  return readDotenv(file.text).map(({ name, token, hasExport, line, start, end }) => ({
    source: "env-file",
    where: file.path,
    name,
    token,
    expiresAt: null,
    hasRefreshToken: false,
    place: {
      file,
      line,
      start,
      end,
      masked: [`${hasExport ? "export " : ""}${redactShapes(name)}=${maskToken(token)}`],
      canGoWhole: false,
      isInGit: isGit,
    },
  }));
}

/** `.env` and its variants in one folder. */
async function envFiles(folder: string, unreadable: { where: string; why: string }[]): Promise<string[]> {
  try {
    const names = await readdir(folder);
    const wanted = names.filter(
      (name) => /^\.env(?:\.[\w.-]+)?$/.test(name) && !/\.(?:example|sample|template)$/.test(name),
    );
    return wanted
      .sort()
      .slice(0, envFilesMax)
      .map((name) => join(folder, name));
  } catch (error) {
    unreadable.push({ where: folder, why: diskProblem(error, folder).why });
    return [];
  }
}

/** Whether a folder above has a `.git`, whatever that is: a clone, a worktree or a submodule. */
async function isInGit(path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const isThere = await stat(join(folder, ".git")).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
    if (folder === dirname(folder)) return false;
  }
}
