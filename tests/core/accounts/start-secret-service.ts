/** A real Secret Service for a test: gnome-keyring on a D-Bus session of its own, in folders of its own. Never the person's. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type SecretService = {
  /** Locks the keyring, as the system does on log-out or by a click in its settings. */
  lock(): void;
  unlock(): void;
  stop(): Promise<void>;
};

/** The first command that is not there and a test needs; null where all are. */
export function missingCommand(): string | null {
  const needed = ["dbus-run-session", "dbus-send", "gnome-keyring-daemon"];
  return needed.find((command) => spawnSync("sh", ["-c", `command -v ${command}`]).status !== 0) ?? null;
}

const startUnlocked = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1";
const stopDaemon = [
  "pid=$(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / " +
    "org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets | sed 's/.* //')",
  'kill "$pid"',
  'while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done',
].join("; ");
const lockAll =
  "dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets " +
  "org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null";

/** Starts it unlocked and points this process's D-Bus session at it until it is stopped. */
export async function startSecretService(): Promise<SecretService> {
  const folder = mkdtempSync(join(tmpdir(), "hubdeck-keyring-"));
  const env = { PATH: process.env["PATH"], HOME: folder, XDG_RUNTIME_DIR: folder };
  // The session ends when the test closes its standard input.
  const script = `${startUnlocked}; echo "$DBUS_SESSION_BUS_ADDRESS"; cat >/dev/null; ${stopDaemon}`;
  const child: ChildProcess = spawn("dbus-run-session", ["--", "sh", "-c", script], {
    env,
    stdio: ["pipe", "pipe", "ignore"],
  });
  if (child.stdout === null) throw new Error("The session has no output");
  const [address] = (await once(createInterface(child.stdout), "line")) as [string];
  const before = process.env["DBUS_SESSION_BUS_ADDRESS"];
  process.env["DBUS_SESSION_BUS_ADDRESS"] = address;
  const run = (command: string) => {
    const inSession = { env: { ...env, DBUS_SESSION_BUS_ADDRESS: address } };
    const { status } = spawnSync("sh", ["-c", command], inSession);
    if (status !== 0) throw new Error(`Failed in the session: ${command}`);
  };
  return {
    lock: () => run(lockAll),
    // A new daemon, as after the next log-in: the running one unlocks only through a prompt on a screen.
    unlock: () => run(`${stopDaemon}; ${startUnlocked}`),
    async stop() {
      if (before === undefined) delete process.env["DBUS_SESSION_BUS_ADDRESS"];
      else process.env["DBUS_SESSION_BUS_ADDRESS"] = before;
      const ended = once(child, "exit");
      child.stdin?.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
