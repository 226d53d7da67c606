/** The parts of electron that reach the person's desktop: what the app asks of them is noted for the test, and nothing happens. */
import type { Menu, MenuItemConstructorOptions, Notification, Protocol, Shell } from "electron";
import { app } from "#tests/electron/stand-in/app.ts";
import { KnownEmitter, strict, strictClass } from "#tests/electron/stand-in/lacking.ts";
import { note } from "#tests/electron/stand-in/records.ts";
import { webSchemes } from "#tests/electron/stand-in/session.ts";

export const shell = strict("shell", {
  async openExternal(url) {
    note("shell.openExternal", url);
  },
  async openPath(path) {
    note("shell.openPath", path);
    return "";
  },
} satisfies Partial<Shell>);

export const protocol = strict("protocol", {
  registerSchemesAsPrivileged(schemes) {
    if (app.isReady()) throw new Error("Schemes can be registered only before the app is ready");
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard && privileges.secure) webSchemes.add(scheme);
    }
  },
} satisfies Partial<Protocol>);

let menu: StandInMenu | null = null;

export class StandInMenu {
  readonly template: readonly MenuItemConstructorOptions[];

  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.template = template;
  }

  static buildFromTemplate(template: Parameters<typeof Menu.buildFromTemplate>[0]): StandInMenu {
    return new StandInMenu(template.filter((item): item is MenuItemConstructorOptions => !("menu" in item)));
  }

  static setApplicationMenu(given: StandInMenu | null): void {
    menu = given;
  }
}

strictClass("Menu", StandInMenu);

/** Chooses an item of the app's menu by its label, wherever it is. */
export function clickMenu(label: string): void {
  const find = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions | undefined =>
    items
      .map((item) => (item.label === label ? item : find(Array.isArray(item.submenu) ? item.submenu : [])))
      .find((item) => item !== undefined);
  const item = find(menu?.template ?? []);
  if (typeof item?.click !== "function") throw new Error(`The menu has no "${label}" to click`);
  Reflect.apply(item.click, undefined, [item, undefined, {}]);
}

let shown: StandInNotification | null = null;

export class StandInNotification extends KnownEmitter implements Pick<Notification, "show" | "close"> {
  readonly options: unknown;

  constructor(options: ConstructorParameters<typeof Notification>[0]) {
    super("Notification", ["click", "close", "show", "failed"]);
    this.options = options;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    shown = this;
    note("notification.show", this.options);
  }

  close(): void {
    shown = null;
  }
}

strictClass("Notification", StandInNotification);

/** Clicks the notification that was shown last. */
export function clickNotification(): void {
  if (shown === null) throw new Error("No notification is shown");
  shown.emit("click", {});
}
