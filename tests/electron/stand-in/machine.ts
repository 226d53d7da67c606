/** The machine as electron tells of it: screens, power, network, theme. A test decides what it is like. */
import type { Display, NativeTheme, Net, PowerSaveBlocker, Rectangle, Screen } from "electron";
import { KnownEmitter, strict } from "#tests/electron/stand-in/lacking.ts";
import { note } from "#tests/electron/stand-in/records.ts";

const firstScreens: readonly Rectangle[] = [{ x: 0, y: 0, width: 1920, height: 1080 }];

export const machine = { isOnline: true, screens: firstScreens };

const displays = () =>
  machine.screens.map((workArea, index) =>
    strict("Display", { id: index + 1, workArea, bounds: workArea } satisfies Partial<Display>),
  );

export const screen = strict("screen", {
  getAllDisplays: displays,
  getPrimaryDisplay() {
    const [main] = displays();
    if (main === undefined) throw new Error("The stand-in has no screen");
    return main;
  },
} satisfies Record<keyof Pick<Screen, "getAllDisplays" | "getPrimaryDisplay">, () => object>);

/** Its events come from the test. */
export const powerMonitor = strict("powerMonitor", new KnownEmitter("powerMonitor", ["suspend", "resume", "shutdown"]));

let lastBlocker = 0;
const blockers = new Set<number>();

export const powerSaveBlocker = strict("powerSaveBlocker", {
  start(type) {
    lastBlocker += 1;
    blockers.add(lastBlocker);
    note("powerSaveBlocker.start", type);
    return lastBlocker;
  },
  stop(id) {
    note("powerSaveBlocker.stop");
    return blockers.delete(id);
  },
  isStarted: (id) => blockers.has(id),
} satisfies Partial<PowerSaveBlocker>);

export const net = strict("net", { isOnline: () => machine.isOnline } satisfies Partial<Net>);

/** The theme is noted; the page goes by its own. */
export const nativeTheme = strict("nativeTheme", {
  themeSource: "system",
  shouldUseDarkColors: false,
} satisfies Partial<NativeTheme>);
