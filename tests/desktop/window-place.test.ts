import { describe, expect, it } from "vitest";
import { placeWindow, type WindowMemory, windowMemory } from "#electron/desktop/window-place.ts";

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const large = { x: 1440, y: 0, width: 2560, height: 1400 };
const memory = (bounds: Partial<WindowMemory["bounds"]> = {}): WindowMemory => ({
  bounds: { x: 100, y: 120, width: 1200, height: 700, ...bounds },
  isMaximized: false,
  isFullScreen: false,
  zoomLevel: 0,
});
const plain = { isMaximized: false, isFullScreen: false, zoomLevel: 0 };

describe("the window", () => {
  it("opens in its usual size at first, where the system puts it, and smaller on a small screen", () => {
    expect(placeWindow(null, [laptop])).toEqual({ width: 1280, height: 820, ...plain });
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({
      width: 1024,
      height: 600,
      ...plain,
    });
  });

  it("opens where it was, with its zoom, maximised or in full screen as it was", () => {
    const was = { ...memory({ x: 1600, y: 50 }), isMaximized: true, zoomLevel: 1 };
    const place = { x: 1600, y: 50, width: 1200, height: 700, isMaximized: true, isFullScreen: false, zoomLevel: 1 };
    expect(placeWindow(was, [laptop, large])).toEqual(place);
    expect(placeWindow({ ...memory(), isFullScreen: true }, [laptop]).isFullScreen).toBe(true);
  });

  it("opens on the main screen when its own is gone", () => {
    expect(placeWindow(memory({ x: 1600, width: 2000, height: 1300 }), [laptop])).toEqual({
      width: 1440,
      height: 875,
      ...plain,
    });
  });

  it("fits the screen when that has become smaller", () => {
    const small = { x: 0, y: 0, width: 1024, height: 600 };
    expect(placeWindow(memory(), [small])).toEqual({ x: 100, y: 120, width: 1024, height: 600, ...plain });
  });

  it.each([
    ["left of the screen", { x: -1190 }],
    ["right of it", { x: 1435 }],
    ["above it", { y: -400 }],
    ["below it", { y: 2000 }],
  ])("comes back when it lay %s, where nobody can catch it", (_where, bounds) => {
    expect(placeWindow(memory(bounds), [laptop])).toEqual({ width: 1200, height: 700, ...plain });
  });

  it("stays where it was half off the screen, as long as its upper edge can be caught", () => {
    expect(placeWindow(memory({ x: -1000 }), [laptop])).toMatchObject({ x: -1000, y: 120 });
    expect(placeWindow(memory({ y: 10 }), [laptop])).toMatchObject({ y: 25 });
  });

  it("opens without a position where no screen is known", () => {
    expect(placeWindow(memory(), [])).toEqual({ width: 1200, height: 700, ...plain });
  });
});

describe("what is written down of the window", () => {
  it.each([
    {},
    { ...memory(), bounds: null },
    memory({ width: 1e9 }),
    memory({ x: 0.5 }),
    memory({ y: Number.NaN }),
    { ...memory(), zoomLevel: 99 },
    "text",
    null,
  ])("is not believed when it makes no sense: %j", (raw) => {
    expect(windowMemory.safeParse(raw).success).toBe(false);
  });
});
