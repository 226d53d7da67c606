/** A real Secret Service for a test: gnome-keyring, unlocked, on a D-Bus session of its own that ends with the test. */
import { spawn, spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

/** Why there can be none here, or null when there can. */
export function whyNoSecretService(): string | null {
  if (process.platform !== "linux") return "the Secret Service is Linux's keychain";
  const missing = ["dbus-run-session", "gnome-keyring-daemon"].filter(
    (name) => spawnSync("which", [name]).status !== 0,
  );
  return missing.length === 0 ? null : `${missing.join(" and ")} not installed`;
}

export type SecretService = { readonly env: Readonly<Record<string, string>>; close(): Promise<void> };

/** Starts the session below `folder`, which becomes the home of its keyrings. */
export async function startSecretService(folder: string): Promise<SecretService> {
  const runtime = join(folder, "runtime");
  await mkdir(runtime, { recursive: true, mode: 0o700 });
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: join(folder, "data"),
    XDG_CONFIG_HOME: join(folder, "config"),
    XDG_CACHE_HOME: join(folder, "cache"),
  };
  const script = [
    "printf 'test password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1",
    "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1",
    'echo "address=$DBUS_SESSION_BUS_ADDRESS"',
    "cat >/dev/null",
  ].join("; ");
  const child = spawn("dbus-run-session", ["--", "sh", "-c", script], { env, stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (part: string) => {
      text += part;
      const found = /address=(\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error("dbus-run-session ended at once")));
  });
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtime },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
