/**
 * The environment of the demo: a list of what is let through from the real one, and a home of its own. Everything else
 * (HF_*, HUGGING*, HUBDECK_*, proxies, credentials of any kind) stays outside because it is not on the list.
 */
import { join } from "node:path";

export type Environment = Readonly<Record<string, string | undefined>>;

export type DemoPlace = {
  /** A fresh folder that the demo owns and removes at the end. */
  readonly root: string;
  readonly hubUrl: string;
  readonly routerUrl: string;
};

/** What a process needs to run, to show text, and to reach the screen; nothing that names a person's files or secrets. */
const letThrough = [
  ...["PATH", "LANG", "LANGUAGE", "TZ", "TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "CI"],
  ...[
    "DISPLAY",
    "XAUTHORITY",
    "WAYLAND_DISPLAY",
    "XDG_SESSION_TYPE",
    "XDG_CURRENT_DESKTOP",
    "SSH_CONNECTION",
    "SSH_TTY",
  ],
  ...["SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "OS", "NUMBER_OF_PROCESSORS"],
  ...["PROCESSOR_ARCHITECTURE", "PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "PROGRAMDATA"],
];

/** The demo's folders below its root, in the order in which they can be made. */
export function demoFolders(root: string): { readonly home: string; readonly profile: string; readonly temp: string } {
  return { home: join(root, "home"), profile: join(root, "profile"), temp: join(root, "tmp") };
}

/** The whole environment of the app in the demo. Names are compared without case, as Windows does. */
export function demoEnvironment(real: Environment, place: DemoPlace): Record<string, string> {
  const { home, profile, temp } = demoFolders(place.root);
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(real)) {
    const isLetThrough = letThrough.includes(name.toUpperCase()) || /^LC_[A-Z]+$/.test(name);
    if (value !== undefined && isLetThrough) kept[name] = value;
  }
  return {
    ...kept,
    ...screenAccess(real),
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    XDG_CACHE_HOME: join(home, ".cache"),
    XDG_DATA_HOME: join(home, ".local", "share"),
    XDG_STATE_HOME: join(home, ".local", "state"),
    APPDATA: join(home, "AppData", "Roaming"),
    LOCALAPPDATA: join(home, "AppData", "Local"),
    TMPDIR: temp,
    TEMP: temp,
    TMP: temp,
    // No session bus: the person's keyring cannot be reached even by mistake.
    DBUS_SESSION_BUS_ADDRESS: "disabled:",
    HF_ENDPOINT: place.hubUrl,
    HUBDECK_ROUTER: place.routerUrl,
    HUBDECK_PROFILE: profile,
    HUBDECK_KEYCHAIN_SERVICE: "memory",
    HUBDECK_DEMO: "1",
  };
}

/** X11 finds its key in the real home unless it is told where; Wayland has its socket in the runtime folder. */
function screenAccess(real: Environment): Record<string, string> {
  const access: Record<string, string> = {};
  const { DISPLAY: display, HOME: home, WAYLAND_DISPLAY: wayland, XDG_RUNTIME_DIR: runtime } = real;
  if (display !== undefined && real["XAUTHORITY"] === undefined && home !== undefined) {
    access["XAUTHORITY"] = join(home, ".Xauthority");
  }
  if (wayland !== undefined && runtime !== undefined) access["XDG_RUNTIME_DIR"] = runtime;
  return access;
}
