/** As after-pack.mjs, for the build that Playwright drives: it needs --inspect, and gets that one fuse. */
import { finishApp } from "./after-pack.mjs";

/** @param {import("./after-pack.mjs").PackedApp} context */
export const afterPack = (context) => finishApp(context, { canInspect: true });
