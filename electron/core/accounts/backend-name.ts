/** Which program is the Secret Service of this Linux session. Source: the D-Bus specification, GetConnectionUnixProcessID. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";

const names: readonly (readonly [RegExp, string])[] = [
  [/^gnome-keyring/, "GNOME Keyring"],
  [/^(?:kwalletd|ksecretd)/, "KWallet"],
  [/^keepassxc/i, "KeePassXC"],
  [/^oo7/, "oo7"],
];
const ask = [
  "--session",
  "--print-reply=literal",
  "--dest=org.freedesktop.DBus",
  "/",
  "org.freedesktop.DBus.GetConnectionUnixProcessID",
  "string:org.freedesktop.secrets",
];

/** Its name; null where the system does not tell, and on other systems. Never throws; takes two seconds at most. */
export async function backendName(platform: NodeJS.Platform): Promise<string | null> {
  if (platform !== "linux") return null;
  const reply = await new Promise<string>((resolve) => {
    execFile("dbus-send", ask, { timeout: 2000, maxBuffer: 10_000 }, (error, stdout) => resolve(error ? "" : stdout));
  });
  const pid = /uint32\s+(\d+)/.exec(reply)?.[1];
  if (pid === undefined) return null;
  const command = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "");
  return names.find(([pattern]) => pattern.test(command.trim()))?.[1] ?? null;
}
