/** What settings.json holds, with defaults, version and migrations. Settings hold no secret. */
import * as z from "zod";
import { proxyProblem } from "#core/hub/proxy-problem.ts";
import { normaliseEndpoint } from "#core/settings/endpoint.ts";
import { pictures, settingsState, theme } from "#shared/contract/settings.ts";

/** The fields, each good on its own; null follows the environment or the default. */
const settingsFields = {
  theme: theme.default("system"),
  pictures: pictures.default("ask"),
  endpoint: z
    .string()
    .refine((url) => normaliseEndpoint(url) !== null)
    .nullable()
    .default(null),
  cacheFolder: z.string().min(1).max(4096).nullable().default(null),
  downloads: settingsState.shape.downloads.default({ jobsAtOnce: 1, bytesPerSecondMax: null }),
  proxy: settingsState.shape.proxy
    .refine((proxy) => proxy.type !== "manual" || proxyProblem(proxy.url) === null)
    .default({ type: "environment" }),
};
const settingsObject = z.object(settingsFields);
export type Settings = Readonly<z.infer<typeof settingsObject>>;

type Raw = Readonly<Record<string, unknown>>;
export type Migration = (old: Raw) => Raw;

/** The step from version n to n + 1 stands at index n - 1. */
const migrations: readonly Migration[] = [];
export const settingsVersion = migrations.length + 1;

export type SettingsRead = {
  readonly settings: Settings;
  /** Fields whose value was not usable and is the default now. */
  readonly badFields: readonly string[];
  /** `empty`: nothing was there; `foreign`: no settings of Hubdeck; `newer`: of a later version, of which only what is known was read. */
  readonly kind: "current" | "empty" | "foreign" | "newer";
};

/** Reads what a settings file holds, field by field, so that one bad value does not cost the others. Never throws. */
export function readSettings(raw: unknown, steps: readonly Migration[] = migrations): SettingsRead {
  const object = z.record(z.string(), z.unknown()).safeParse(raw);
  const content = object.success ? object.data : { foreign: raw };
  const version = z.int().positive().safeParse(content["version"]);
  let kind: SettingsRead["kind"] = "current";
  if (!version.success) kind = Object.keys(content).length === 0 ? "empty" : "foreign";
  else if (version.data > steps.length + 1) kind = "newer";

  let current: Raw = content;
  for (const step of steps.slice(version.success ? version.data - 1 : 0)) current = step(current);
  const badFields: string[] = [];
  const entries = Object.entries(settingsFields).map(([name, schema]) => {
    const value = schema.safeParse(current[name]);
    if (!value.success) badFields.push(name);
    return [name, value.success ? value.data : undefined];
  });
  return { settings: settingsObject.parse(Object.fromEntries(entries)), badFields, kind };
}
