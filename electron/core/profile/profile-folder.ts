/** Where this person's profile lies: settings, queue, logs. Both doors use the same folder. Pure: looks at nothing but its input. */
import { posix, win32 } from "node:path";

export type ProfileFolderInput = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  /** What a relative HUBDECK_PROFILE is relative to. */
  readonly workingFolder: string;
};

/**
 * The absolute profile folder. HUBDECK_PROFILE wins; else the platform's own place: XDG_CONFIG_HOME (default `~/.config`),
 * `~/Library/Application Support`, `%APPDATA%`. A relative XDG_CONFIG_HOME is ignored, as the XDG base directory specification says.
 */
export function profileFolder({ platform, env, homeFolder, workingFolder }: ProfileFolderInput): string {
  const path = platform === "win32" ? win32 : posix;
  const chosen = env["HUBDECK_PROFILE"];
  if (chosen !== undefined && chosen !== "") return path.resolve(workingFolder, chosen);
  if (platform === "darwin") return path.join(homeFolder, "Library", "Application Support", "Hubdeck");
  if (platform === "win32") {
    return path.join(absoluteOr(path, env["APPDATA"], path.join(homeFolder, "AppData", "Roaming")), "Hubdeck");
  }
  return path.join(absoluteOr(path, env["XDG_CONFIG_HOME"], path.join(homeFolder, ".config")), "hubdeck");
}

function absoluteOr(path: typeof posix, value: string | undefined, fallback: string): string {
  return value !== undefined && path.isAbsolute(value) ? value : fallback;
}
