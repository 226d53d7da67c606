/** Which door `npm start` opens, and what is said when it is not the one that a person expects. Pure. */

export type StartFacts = {
  /** What stands behind `npm start --`. */
  readonly args: readonly string[];
  /** Whether a window would appear before the person. */
  readonly hasDisplay: boolean;
  readonly electron: ElectronState;
  /** As in `process.versions.node`. */
  readonly nodeVersion: string;
};

/** The npm package holds no binary; it fetches one. */
export type ElectronState =
  | { readonly type: "installed"; readonly binary: string }
  | { readonly type: "without-binary"; readonly installer: string }
  | { readonly type: "no-package" };

export type DoorDecision =
  | { readonly type: "electron"; readonly binary: string }
  | { readonly type: "fetch"; readonly installer: string }
  /** `why` is null when the browser door was asked for. */
  | { readonly type: "browser"; readonly why: string | null };

/** Options that only the browser door has; whoever gives one wants that door. */
const browserOptions = /^(?:--browser|--port(?:=.*)?|--no-open|--help|-h)$/;
/** The first Node that Electron's installer runs on. */
const installerNode = [22, 12] as const;

export function decideDoor({ args, hasDisplay, electron, nodeVersion }: StartFacts): DoorDecision {
  const browser = (why: string | null): DoorDecision => ({ type: "browser", why });
  if (args.some((arg) => browserOptions.test(arg))) return browser(null);
  if (!hasDisplay) return browser("there is no screen here to show one on");
  if (electron.type === "no-package") return browser("Electron is not installed");
  if (electron.type === "installed") return { type: "electron", binary: electron.binary };
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  if (major < installerNode[0] || (major === installerNode[0] && minor < installerNode[1])) {
    return browser(`Electron is not here yet, and fetching it takes Node ${installerNode.join(".")} or newer`);
  }
  return { type: "fetch", installer: electron.installer };
}

/** The one line that says why there is no window. */
export function whyBrowser(why: string): string {
  return `No window of its own: ${why}. Hubdeck opens in a browser instead.`;
}

/** The arguments for the browser door, which knows nothing of the choice. */
export function browserArguments(args: readonly string[]): string[] {
  return args.filter((arg) => arg !== "--browser");
}
