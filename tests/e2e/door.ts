/** Starts the built browser door as a person would, but in a home of its own: nothing of the machine's user is read or written. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

const serve = fileURLToPath(new URL("../../dist/electron/serve.js", import.meta.url));
const linkPattern = /http:\/\/127\.0\.0\.1:\d+\/#launch=\S+/g;

/** A made-up person: a home folder that starts empty, with profile and cache inside. */
export type Person = {
  readonly home: string;
  readonly profile: string;
  readonly cache: string;
  remove(): Promise<void>;
};

export async function newPerson(): Promise<Person> {
  const home = await mkdtemp(join(tmpdir(), "hubdeck-person-"));
  return {
    home,
    profile: join(home, "profile"),
    cache: join(home, "huggingface", "hub"),
    // A browser that was ended a moment ago may still be writing.
    remove: () => rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

export type Door = {
  /** The newest launch link that was printed. */
  link(): string;
  /** Everything the door printed so far. */
  output(): string;
  /** Presses Enter in its terminal and answers the fresh link. */
  freshLink(): Promise<string>;
  /** Waits until the door has printed text that matches. */
  printed(pattern: RegExp): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Sends SIGTERM and waits for the end; answers the exit code. */
  stop(): Promise<number | null>;
  /** Resolves with the exit code when the door has ended. */
  readonly ended: Promise<number | null>;
};

type DoorOptions = {
  readonly person: Person;
  readonly hub: { readonly hubUrl: string; readonly routerUrl: string };
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** Starts the door and waits for its link. */
export async function startDoor({ person, hub, args = [], env = {} }: DoorOptions): Promise<Door> {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(
    process.execPath,
    [serve, "--no-open", ...args],
    {
      stdio: ["pipe", "pipe", "pipe"],
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: person.home,
        USERPROFILE: person.home,
        HF_ENDPOINT: hub.hubUrl,
        HF_HOME: join(person.home, "huggingface"),
        HUBDECK_ROUTER: hub.routerUrl,
        HUBDECK_PROFILE: person.profile,
        HUBDECK_KEYCHAIN_SERVICE: "memory",
        ...env,
      },
    },
  );
  let text = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (part: string) => {
      text += part;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));

  const until = async (isThere: () => boolean, what: string) => {
    while (!isThere()) {
      const changed = new Promise<"changed">((resolve) => {
        const listener = () => {
          listeners.delete(listener);
          resolve("changed");
        };
        listeners.add(listener);
      });
      const next = await Promise.race([changed, ended.then(() => "ended" as const)]);
      if (next === "ended" && !isThere()) throw new Error(`The door ended before it printed ${what}:\n${text}`);
    }
  };
  const links = () => text.match(linkPattern) ?? [];

  await until(() => links().length > 0, "its link");
  return {
    link: () => links().at(-1) ?? "",
    output: () => text,
    freshLink: async () => {
      const before = links().length;
      child.stdin.write("\n");
      await until(() => links().length > before, "a fresh link");
      return links().at(-1) ?? "";
    },
    printed: (pattern) => until(() => pattern.test(text), String(pattern)),
    signal: (name) => child.kill(name),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      return await ended;
    },
    ended,
  };
}
