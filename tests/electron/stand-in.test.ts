/** The stand-in electron is honest: what it offers is electron's own by name and type, and what it lacks it refuses by name. */
import type * as Electron from "electron";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { StandInWindow } from "#tests/electron/stand-in/browser-window.ts";
import { electron } from "#tests/electron/stand-in/electron.ts";
import { KnownEmitter, lacking, preventable, strict, strictClass } from "#tests/electron/stand-in/lacking.ts";
import type { StandInPort } from "#tests/electron/stand-in/message-ports.ts";
import { appUrl, chromiumUrl } from "#tests/electron/stand-in/urls.ts";
import type { StandInContents } from "#tests/electron/stand-in/web-contents.ts";

const refusal = (name: string) => new RegExp(`The stand-in electron has no ${name}\\. `);

describe("what the stand-in lacks", () => {
  it("throws by name: a member of a part, a whole part, a part that electron does not have", () => {
    const { app, dialog, Tray } = electron;
    expect(() => Reflect.get(app ?? {}, "setBadgeCount")).toThrow(refusal("app.setBadgeCount"));
    expect(() => Reflect.get(dialog ?? {}, "showSaveDialogSync")).toThrow(refusal("dialog.showSaveDialogSync"));
    expect(() => Reflect.get(Tray ?? {}, "isSupported")).toThrow(refusal("Tray.isSupported"));
    expect(() => Reflect.construct(Tray as new () => object, [])).toThrow(refusal("Tray"));
    expect(() => Reflect.get(electron, "remote")).toThrow(refusal("electron.remote"));
  });

  it("throws for members of a class and of what it makes, and keeps those that are there", () => {
    const Sample = strictClass(
      "Sample",
      class {
        there = 1;
      },
    );
    const made = new Sample();
    expect([made.there, String(made), `${typeof made}`]).toEqual([1, "[object Object]", "object"]);
    expect(() => Reflect.get(made, "missing")).toThrow(refusal("Sample.missing"));
    expect(() => Reflect.get(Sample, "missing")).toThrow(refusal("Sample.missing"));
    expect(() => Reflect.get(strict("part", {}), "missing")).toThrow(refusal("part.missing"));
    expect(() => Reflect.apply(lacking("part") as () => void, undefined, [])).toThrow(refusal("part"));
  });

  it("throws for listeners of events that it never emits", () => {
    const emitter = new KnownEmitter("window", ["close"]);
    expect(emitter.on("close", () => undefined).listenerCount("close")).toBe(1);
    expect(() => emitter.once("unresponsive", () => undefined)).toThrow(refusal('event "unresponsive" of window'));
    expect(() => emitter.addListener("moved", () => undefined)).toThrow(refusal('event "moved" of window'));
  });

  it("can be awaited, and prevented where electron's events can", async () => {
    expect(await strict("part", { there: 1 })).toEqual({ there: 1 });
    const event = preventable({ url: "x" });
    event.preventDefault();
    expect(event.defaultPrevented).toBe(true);
  });
});

describe("what the stand-in offers", () => {
  it("is electron's, by name and type", () => {
    // Checked by the compiler: real parts are what the stand-in's users may take them for.
    type Offered<StandIn, Real> = Pick<Real, keyof StandIn & keyof Real>;
    type Kept = "id" | "isDestroyed" | "getBounds" | "close" | "show" | "minimize" | "setProgressBar" | "loadURL";
    expectTypeOf<StandInWindow>().toExtend<Pick<Offered<StandInWindow, Electron.BrowserWindow>, Kept>>();
    expectTypeOf<StandInContents>().toExtend<
      Pick<Offered<StandInContents, Electron.WebContents>, "id" | "getURL" | "reload" | "setWindowOpenHandler">
    >();
    expectTypeOf<StandInPort>().toExtend<Pick<Electron.MessagePortMain, "postMessage" | "start" | "close">>();
    expectTypeOf<StandInWindow>().not.toExtend<Pick<Electron.BrowserWindow, "setKiosk">>();
  });

  it("names every part that electron exports, and no other", () => {
    expect(Object.keys(electron).length).toBeGreaterThan(40);
    expectTypeOf<"app" | "BrowserWindow" | "Tray">().toExtend<keyof typeof Electron>();
  });
});

describe("the page's address", () => {
  it.each([
    ["https://bundle.app.invalid/", "app://bundle/"],
    ["https://bundle.app.invalid/#/models", "app://bundle/#/models"],
    ["https://bundle.app.invalid/a?b#c", "app://bundle/a?b#c"],
    ["blob:https://bundle.app.invalid/0b6c", "blob:app://bundle/0b6c"],
  ])("is %s to Chromium and %s to the app", (chromium, app) => {
    expect([appUrl(chromium), chromiumUrl(app)]).toEqual([app, chromium]);
  });

  it.each([
    "https://bundle.app.invalid.evil/",
    "https://bundle.app.invalid:1/",
    "https://bundle.app.invalid@evil/",
    "http://bundle.app.invalid/",
    "https://evil/?https://bundle.app.invalid/",
  ])("is not taken for %s", (url) => {
    expect(appUrl(url)).toBe(url);
  });
});
