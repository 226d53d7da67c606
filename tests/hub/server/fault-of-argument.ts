/** A fault as it is written on a command line: `F2`, `F2:/pattern of the path/`, or the fault itself as JSON. */
import * as z from "zod";
import { faultPresets, isFaultPreset } from "#tests/hub/server/fault-presets.ts";
import type { Fault } from "#tests/hub/server/faults.ts";

const place = z.union([z.number().nonnegative(), z.templateLiteral([z.number(), "%"])]);
const positive = z.number().positive();

/** In JSON a path is text; one between slashes is a pattern. */
const path = z.string().transform((text) => {
  const [, pattern] = /^\/(.*)\/$/.exec(text) ?? [];
  return pattern === undefined || pattern === "" ? text : new RegExp(pattern);
});

const faultSchema: z.ZodType<Fault> = z.strictObject({
  origin: z.enum(["hub", "cdn", "router"]).exactOptional(),
  method: z.string().exactOptional(),
  path: path.exactOptional(),
  isSignedIn: z.boolean().exactOptional(),
  chance: z.number().min(0).max(1).exactOptional(),
  skip: z.int().nonnegative().exactOptional(),
  times: z.int().positive().exactOptional(),
  answer: z
    .strictObject({
      status: z.int().min(200).max(599),
      headers: z.record(z.string(), z.string()).exactOptional(),
      body: z.string().exactOptional(),
    })
    .exactOptional(),
  refuse: z.boolean().exactOptional(),
  hang: z.boolean().exactOptional(),
  headDelayMs: positive.exactOptional(),
  bodyDelayMs: positive.exactOptional(),
  bytesPerSecond: positive.exactOptional(),
  dropAfterBytes: z.int().nonnegative().exactOptional(),
  stallAfterBytes: z.int().nonnegative().exactOptional(),
  dropAt: place.exactOptional(),
  stallAt: place.exactOptional(),
  ignoreRange: z.boolean().exactOptional(),
  corruptByteAt: z.int().nonnegative().exactOptional(),
  replaceFile: z.boolean().exactOptional(),
  headers: z.record(z.string(), z.string().nullable()).exactOptional(),
});

/** The faults that an argument asks for. Throws an Error whose message says what is wrong with it. */
export function faultsOfArgument(argument: string): readonly Fault[] {
  if (argument.startsWith("{")) {
    const parsed = faultSchema.safeParse(jsonOf(argument));
    if (!parsed.success) throw new Error(`--fault ${argument}\n${z.prettifyError(parsed.error)}`);
    return [parsed.data];
  }
  const [name = "", ...rest] = argument.split(":");
  const pattern = rest.join(":").replace(/^\/(.*)\/$/, "$1");
  if (!isFaultPreset(name)) {
    throw new Error(`--fault ${name} is not one of ${Object.keys(faultPresets).join(", ")}, nor JSON.`);
  }
  const faults: readonly Fault[] = faultPresets[name].faults;
  return pattern === "" ? faults : faults.map((fault) => ({ ...fault, path: new RegExp(pattern) }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`--fault ${text} is not JSON.`);
  }
}
