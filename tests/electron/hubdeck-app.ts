/** A running Hubdeck as a spec sees it. Two things can be behind it: the stand-in electron, and Electron itself. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type { Person } from "#tests/e2e/door.ts";

export const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
export const mainBundle = join(projectFolder, "dist", "electron", "main.js");

export type HubdeckApp = {
  /** The window's page. After a crash it is another one. */
  page(): Promise<Page>;
  /** Everything that the process printed. */
  output(): string;
  /** Resolves with the exit code when the process has ended. */
  readonly ended: Promise<number | null>;
  windowCount(): Promise<number>;
  /** Leaves as a person does: closes the window, or on macOS, where that ends nothing, chooses Quit. */
  leave(): Promise<void>;
  minimize(): Promise<void>;
  isMinimized(): Promise<boolean>;
  resize(bounds: Bounds): Promise<void>;
  bounds(): Promise<Bounds>;
  /** What the engine says that the page's preferences are; Electron alone knows. */
  livePreferences(): Promise<unknown>;
  /** Ends the page's own process. */
  crashPage(): Promise<void>;
  /** Asks the main process for a port, as a preload does: from the top frame, or from every frame inside it. Answers their addresses. */
  connectFrom(where: "top" | "inside"): Promise<readonly string[]>;
  /** Chooses this button in every question that the app asks in a dialog of the system, from now on. */
  answerDialogs(button: number): Promise<void>;
  /** What the app asked of the desktop, by the name of electron's function; over the stand-in alone. */
  asked(what: string): Promise<readonly (readonly unknown[])[]>;
  /** Ends the app in good order. */
  quit(): Promise<number | null>;
  /** Ends it at once, whatever it does. */
  kill(): Promise<void>;
};

export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type LaunchOptions = {
  readonly person: Person;
  readonly hub: { readonly hubUrl: string; readonly routerUrl: string };
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** The environment of a made-up person, with nothing of the machine's user but what a screen needs. */
export function personEnvironment({ person, hub, env = {} }: LaunchOptions): Record<string, string> {
  const kept = ["PATH", "HUBDECK_TEST_BROWSER", "DISPLAY", "XAUTHORITY", "SYSTEMROOT", "TEMP", "TMPDIR"];
  return {
    ...Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    HOME: person.home,
    USERPROFILE: person.home,
    HF_ENDPOINT: hub.hubUrl,
    HF_HOME: join(person.home, "huggingface"),
    HUBDECK_ROUTER: hub.routerUrl,
    HUBDECK_PROFILE: person.profile,
    HUBDECK_KEYCHAIN_SERVICE: "memory",
    ...env,
  };
}
