/** What every spec of this folder starts with: a stand-in Hub, a made-up person, and Hubdeck in a window. */
import { test as base } from "@playwright/test";
import { newPerson, type Person } from "#tests/e2e/door.ts";
import type { HubdeckApp, LaunchOptions } from "#tests/electron/hubdeck-app.ts";
import { electronBinary, launchElectron } from "#tests/electron/launch-electron.ts";
import { launchStandIn } from "#tests/electron/launch-stand-in.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

/** Why there is no Electron here, or null when there is one and the specs run on it. */
export const whyStandIn: string | null = electronBinary === null ? "there is no Electron binary here" : null;

type Fixtures = {
  readonly hub: RunningHub;
  readonly person: Person;
  /** Starts Hubdeck for this test's person; all that was started is ended after the test. */
  readonly launch: (options?: Pick<LaunchOptions, "args" | "env">) => Promise<HubdeckApp>;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  hub: async ({}, use) => {
    const hub = await startHub({ tokenDelayMs: 30 });
    await use(hub);
    await hub.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  person: async ({}, use) => {
    const person = await newPerson();
    await use(person);
    await person.remove();
  },
  launch: async ({ hub, person }, use, info) => {
    const started: HubdeckApp[] = [];
    await use(async (options) => {
      const launched = { person, hub, ...options };
      const app = electronBinary === null ? launchStandIn(launched) : await launchElectron(electronBinary, launched);
      started.push(app);
      return app;
    });
    await Promise.all(started.map((app) => app.kill()));
    const printed = started.map((app) => app.output()).join("\n");
    if (info.status !== info.expectedStatus) await info.attach("what the app printed", { body: printed });
    if (info.status !== info.expectedStatus) console.log(printed);
  },
});
