/** Settings, and where each value comes from. Holds no secret. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { id } from "#shared/contract/common.ts";
import { fails } from "#shared/contract/problems.ts";
import { watchOf } from "#shared/contract/watch.ts";

export const theme = z.enum(["system", "light", "dark"]);
export type Theme = z.infer<typeof theme>;

/** Where a value comes from: chosen here, an environment variable, or the default. */
export const origin = z.enum(["setting", "environment", "default"]);

/** Pictures in cards that lie on other hosts than the Hub: fetched, fetched after a click, or never. */
export const pictures = z.enum(["always", "ask", "never"]);
export type Pictures = z.infer<typeof pictures>;

export const settingsState = z.strictObject({
  theme,
  pictures,
  endpoint: z.strictObject({ url: z.url().max(2048), from: origin }),
  cacheFolder: z.strictObject({
    path: z.string().max(4096),
    from: origin,
    freeBytes: z.number().nonnegative().nullable(),
  }),
  downloads: z.strictObject({
    /** How many downloads receive at once. */
    jobsAtOnce: z.int().min(1).max(8),
    /** The most that all downloads together receive, in bytes per second; null for no limit. */
    bytesPerSecondMax: z.int().min(1024).nullable(),
  }),
  /** `environment` follows HTTPS_PROXY and friends; a manual proxy's URL holds no credentials. */
  proxy: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("environment") }),
    z.strictObject({ type: z.literal("none") }),
    z.strictObject({ type: z.literal("manual"), url: z.url().max(2048) }),
  ]),
});
export type SettingsState = z.infer<typeof settingsState>;

export const folder = z.strictObject({ id, name: z.string().max(1024) });
export type Folder = z.infer<typeof folder>;

export const settings = {
  /** All settings; each change is the whole new state. */
  watch: oc.output(watchOf(settingsState, settingsState)),
  setTheme: oc.input(z.strictObject({ theme })).output(z.void()),
  setPictures: oc.input(z.strictObject({ pictures })).output(z.void()),
  /** Another Hub, or null for the default. Accounts of the former one stay, and wait until it is back. */
  setEndpoint: oc
    .input(z.strictObject({ url: z.string().max(2048).nullable() }))
    .output(z.void())
    .errors(fails("BAD_INPUT")),
  setProxy: oc
    .input(z.strictObject({ proxy: settingsState.shape.proxy }))
    .output(z.void())
    .errors(fails("BAD_INPUT")),
  /** Holds at once, for running downloads too. */
  setDownloads: oc.input(z.strictObject({ downloads: settingsState.shape.downloads })).output(z.void()),
  /** A folder that `listFolders` showed or `chooseFolder` answered, or null for the default. Running downloads keep the folder they began with. */
  setCacheFolder: oc
    .input(z.strictObject({ folderId: id.nullable() }))
    .output(z.void())
    .errors(fails("NOT_FOUND", "DISK")),
  /** Asks for a folder in the system's own dialog; `unavailable` behind a door that has none, where `listFolders` is the way. */
  chooseFolder: oc.output(
    z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("chosen"), folder }),
      z.strictObject({ type: z.literal("cancelled") }),
      z.strictObject({ type: z.literal("unavailable") }),
    ]),
  ),
  /** The folders inside one, for choosing; null begins at the home folder. Ids are good until the app quits. */
  listFolders: oc
    .input(z.strictObject({ folderId: id.nullable() }))
    .output(
      z.strictObject({
        folder: z.strictObject({ ...folder.shape, path: z.string().max(4096), isWritable: z.boolean() }),
        parentId: id.nullable(),
        folders: z.array(folder).max(1000),
        isCut: z.boolean(),
      }),
    )
    .errors(fails("NOT_FOUND", "DISK")),
};
