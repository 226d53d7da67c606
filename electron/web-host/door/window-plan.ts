/** What is to be known of a machine to open a window on it, and the plan that comes of it. */

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  /** The real path of an executable file, links followed; null when there is none. */
  readonly executable: (path: string) => string | null;
  readonly isFolder: (path: string) => boolean;
  /** Linux: what `xdg-mime query default text/html` says; empty when it says nothing. */
  readonly htmlHandler: string;
};

export type WindowPlan = {
  /** What the person calls the browser. */
  readonly name: string;
  readonly kind: "app-window" | "tab";
  readonly command: string;
  /** The arguments for a redirect file; they hold no secret. */
  readonly args: (file: { readonly url: string; readonly path: string }) => readonly string[];
  /** Where the redirect file must lie so that the browser may read it; null for anywhere. */
  readonly readableFolder: string | null;
};

/** Whether a window would appear before the person. With ssh it would appear, if at all, on the other machine. */
export function hasDisplay({ platform, env }: Pick<Machine, "platform" | "env">): boolean {
  if (env["SSH_CONNECTION"]) return false;
  if (platform === "darwin" || platform === "win32") return true;
  return Boolean(env["DISPLAY"] || env["WAYLAND_DISPLAY"]);
}

/** A window of its own, without tabs and address bar, in a browser of the Chromium family. */
export function appWindow(name: string, command: string, readableFolder: string | null): WindowPlan {
  return {
    name,
    kind: "app-window",
    command,
    args: ({ url }) => [`--app=${url}`, "--no-first-run", "--no-default-browser-check"],
    readableFolder,
  };
}

/** A tab in whatever opens a file of HTML. */
export function tab(name: string, command: string): WindowPlan {
  return { name, kind: "tab", command, args: ({ path }) => [path], readableFolder: null };
}
