/** Where the window opens: where it was, as far as the screens of today have room for it. Pure; sizes in device-independent pixels. */
import * as z from "zod";

const size = z.int().min(100).max(20_000);
const position = z.int().min(-100_000).max(100_000);

/** What is written down of the window; `bounds` are those of the window when it is neither maximised nor in full screen. */
export const windowMemory = z.object({
  bounds: z.object({ x: position, y: position, width: size, height: size }),
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
  /** Electron's zoom level: 0 is 100 %, each step 20 % more or less. */
  zoomLevel: z.number().min(-4).max(5),
});
export type WindowMemory = z.infer<typeof windowMemory>;

export type Rectangle = WindowMemory["bounds"];

export type WindowPlace = {
  /** Without a position the system chooses one. */
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
  readonly isFullScreen: boolean;
  readonly zoomLevel: number;
};

const usual = { width: 1280, height: 820 };
/** So much of the window's top edge has to lie on a screen, so that it can be caught with the pointer. */
const graspable = { width: 120, height: 40 };

/** `screens` are the work areas of the screens that are there now, the main one first; possibly none. */
export function placeWindow(memory: WindowMemory | null, screens: readonly Rectangle[]): WindowPlace {
  const { isMaximized = false, isFullScreen = false, zoomLevel = 0 } = memory ?? {};
  const state = { isMaximized, isFullScreen, zoomLevel };
  const [main] = screens;
  if (main === undefined) return { ...(memory === null ? usual : sizeOf(memory.bounds)), ...state };
  if (memory === null) return { ...shrink(usual, main), ...state };
  const { bounds } = memory;
  const screen = screens.find((one) => isGraspable(bounds, one));
  // Its screen is gone: the main one shows it, in the middle.
  if (screen === undefined) return { ...shrink(bounds, main), ...state };
  const { width, height } = shrink(bounds, screen);
  return {
    x: between(bounds.x, screen.x + graspable.width - width, screen.x + screen.width - graspable.width),
    y: between(bounds.y, screen.y, screen.y + screen.height - graspable.height),
    width,
    height,
    ...state,
  };
}

function sizeOf({ width, height }: Rectangle) {
  return { width, height };
}

function shrink({ width, height }: { readonly width: number; readonly height: number }, screen: Rectangle) {
  return { width: Math.min(width, screen.width), height: Math.min(height, screen.height) };
}

/** Whether enough of the upper edge of `bounds` lies on the screen. */
function isGraspable({ x, y, width }: Rectangle, screen: Rectangle): boolean {
  const visible = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
  const isAtHeight = y >= screen.y - graspable.height && y <= screen.y + screen.height - graspable.height;
  return visible >= graspable.width && isAtHeight;
}

function between(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
