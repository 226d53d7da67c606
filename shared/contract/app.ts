/** The app itself: which door, which Hub, is it reachable, and what the person should know. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { id, timestamp } from "#shared/contract/common.ts";
import { fails, problem } from "#shared/contract/problems.ts";
import { watchOf } from "#shared/contract/watch.ts";

/** Whether the Hub answers, as the last requests showed. */
export const networkState = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("unknown") }),
  z.strictObject({ type: z.literal("online") }),
  z.strictObject({ type: z.literal("offline"), since: timestamp, problem }),
  z.strictObject({ type: z.literal("rate-limited"), until: timestamp }),
]);

/** Something that happened outside a click and needs saying once, such as a settings file set aside. */
export const notice = z.strictObject({
  id,
  level: z.enum(["information", "warning"]),
  what: z.string().max(500),
  why: z.string().max(2000),
});

export const appState = z.strictObject({
  version: z.string().max(40),
  door: z.enum(["electron", "browser"]),
  /** True when the endpoint is the stand-in Hub of `npm run demo`. */
  isDemo: z.boolean(),
  endpoint: z.strictObject({
    url: z.url().max(2048),
    /** True for https://huggingface.co itself. */
    isOfficial: z.boolean(),
  }),
  network: networkState,
  notices: z.array(notice).max(50),
});
export type AppState = z.infer<typeof appState>;
export type NetworkState = z.infer<typeof networkState>;
export type Notice = z.infer<typeof notice>;

export const app = {
  /** The state of the app; each change is the whole new state. */
  watch: oc.output(watchOf(appState, appState)),
  /** Marks a notice as read. */
  dismissNotice: oc.input(z.strictObject({ id })).output(z.void()),
  /**
   * Opens a web page outside the app, if it may be opened at all (https, or the current Hub; no credentials).
   * Where the door cannot open pages itself it answers `page-opens`, and the page opens the checked URL in a new tab.
   */
  openExternal: oc
    .input(z.strictObject({ url: z.string().max(2048) }))
    .output(z.strictObject({ by: z.enum(["door", "page"]), url: z.url().max(2048) }))
    .errors(fails("BAD_INPUT")),
};
