/** A made-up real home with everything that Hubdeck or a Hub client would look for, to show that the demo leaves it alone. */
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { profileFolder } from "#core/profile/profile-folder.ts";
import { randomToken } from "#tests/hub/auth/token-book.ts";

export type PlantedHome = {
  readonly folder: string;
  /** The token in every file and variable; it must turn up nowhere else. */
  readonly token: string;
  /** Variables as a person has them, all leading into this home or to `trapUrl`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Every file and folder: what is in it, and when it was changed and (where the disk keeps that) read. */
  state(): Readonly<Record<string, string>>;
};

/** Plants a home in an empty folder. `trapUrl` is where every endpoint and proxy variable leads. */
export function plantHome(folder: string, trapUrl: string): PlantedHome {
  const token = randomToken();
  const profile = profileFolder({ platform: process.platform, env: {}, homeFolder: folder, workingFolder: folder });
  const files: Readonly<Record<string, string>> = {
    [join(folder, ".cache", "huggingface", "token")]: token,
    [join(folder, ".cache", "huggingface", "stored_tokens")]: `[laptop]\nhf_token = ${token}\n`,
    [join(folder, ".cache", "huggingface", "hub", "models--real--model", "refs", "main")]: "0".repeat(40),
    [join(folder, ".env")]: `HF_TOKEN=${token}\n`,
    [join(folder, ".netrc")]: `machine huggingface.co login real password ${token}\n`,
    [join(folder, ".git-credentials")]: `https://real:${token}@huggingface.co\n`,
    [join(folder, ".huggingface", "token")]: token,
    [join(profile, "settings.json")]: `{"theme":"dark","endpoint":"${trapUrl}"}\n`,
    [join(profile, "accounts.jsonl")]: `{"id":"x","value":"${token}"}\n`,
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600 });
  }
  const environment = {
    HOME: folder,
    USERPROFILE: folder,
    XDG_CONFIG_HOME: join(folder, ".config"),
    XDG_CACHE_HOME: join(folder, ".cache"),
    APPDATA: join(folder, "AppData", "Roaming"),
    LOCALAPPDATA: join(folder, "AppData", "Local"),
    HF_HOME: join(folder, ".cache", "huggingface"),
    HF_HUB_CACHE: join(folder, ".cache", "huggingface", "hub"),
    HF_TOKEN: token,
    HF_TOKEN_PATH: join(folder, ".cache", "huggingface", "token"),
    HUGGING_FACE_HUB_TOKEN: token,
    HF_ENDPOINT: trapUrl,
    HUBDECK_ROUTER: trapUrl,
    HUBDECK_PROFILE: profile,
    HTTP_PROXY: trapUrl,
    HTTPS_PROXY: trapUrl,
    http_proxy: trapUrl,
    https_proxy: trapUrl,
    ALL_PROXY: trapUrl,
  };
  makeReadsVisible(folder);
  return { folder, token, environment, state: () => stateOf(folder) };
}

/** Sets the last reading before the last change: file systems that save on keeping it still note the next reading then. */
function makeReadsVisible(folder: string): void {
  const [read, changed] = [new Date("2026-01-01T00:00:00Z"), new Date("2026-02-01T00:00:00Z")];
  for (const path of everythingIn(folder)) utimesSync(path, read, changed);
}

function stateOf(folder: string): Record<string, string> {
  const state: Record<string, string> = {};
  const paths = everythingIn(folder, (path, { atimeMs, mtimeMs, mode }) => {
    state[path] = `mode ${mode.toString(8)}, changed ${mtimeMs}, read ${atimeMs}`;
  });
  for (const path of paths) {
    if (statSync(path).isFile()) state[path] += `: ${readFileSync(path, "utf8")}`;
  }
  makeReadsVisible(folder);
  return state;
}

type Times = { readonly atimeMs: number; readonly mtimeMs: number; readonly mode: number };

/** Every path below and with `folder`; `see` gets each before its inside is looked at. */
function everythingIn(folder: string, see: (path: string, times: Times) => void = () => undefined): string[] {
  const entry = statSync(folder);
  see(folder, entry);
  if (!entry.isDirectory()) return [folder];
  return [folder, ...readdirSync(folder).flatMap((name) => everythingIn(join(folder, name), see))];
}
