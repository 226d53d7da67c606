/** A value that fits a JSON schema, filled with words and numbers of a text: for tool calls and structured answers. */
import * as z from "zod";
import { seededRandom } from "#tests/hub/content/random.ts";
import { stemsOf, wordsOf } from "#tests/hub/inference/text-features.ts";

const schemaPart = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).min(1).optional(),
  const: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  minItems: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  anyOf: z.array(z.unknown()).min(1).optional(),
  oneOf: z.array(z.unknown()).min(1).optional(),
  $ref: z.string().optional(),
});

/** The value. Of a schema that this does not read it makes a string. */
export function fillSchema(schema: unknown, text: string): unknown {
  return fill(schema, text, "value", schema, 0);
}

function fill(schema: unknown, text: string, name: string, root: unknown, depth: number): unknown {
  const part = schemaPart.safeParse(schema).data ?? {};
  const inner = (next: unknown, called = name): unknown => fill(next, text, called, root, depth + 1);
  if (depth > 12) return null;
  if (part.const !== undefined) return part.const;
  if (part.enum !== undefined) return part.enum.find((value) => mentions(text, String(value))) ?? part.enum[0];
  if (part.$ref !== undefined) return inner(resolve(root, part.$ref));
  const choices = part.anyOf ?? part.oneOf;
  if (choices !== undefined) return inner(choices[0]);
  const type =
    [part.type].flat().find((kind) => kind !== "null") ?? (part.properties === undefined ? "string" : "object");
  if (type === "object") {
    return Object.fromEntries(Object.entries(part.properties ?? {}).map(([key, value]) => [key, inner(value, key)]));
  }
  if (type === "array") return Array.from({ length: Math.max(1, part.minItems ?? 1) }, () => inner(part.items));
  if (type === "boolean") return !/\b(?:not|no|never|without)\b/i.test(text);
  if (type === "integer" || type === "number") return numberIn(text, name, part.minimum ?? 0, part.maximum ?? 100);
  return type === "null" ? null : wordsFor(text, name);
}

function numberIn(text: string, name: string, least: number, most: number): number {
  const found = [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
  return (
    found.find((value) => value >= least && value <= most) ?? least + seededRandom(name + text).int(most - least + 1)
  );
}

/** A quotation, else a name after a preposition, else a name, else the last word that means something. */
function wordsFor(text: string, name: string): string {
  const quoted = /["“«]([^"”»]+)["”»]/.exec(text)?.[1];
  const placed = /\b(?:in|at|to|for|from|of)\s+(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)*)/u.exec(text)?.[1];
  const named = /(?<=\S\s)\p{Lu}[\p{L}-]+/u.exec(text)?.[0];
  const last = wordsOf(text)
    .filter((word) => stemsOf(word.text).length > 0)
    .at(-1)?.text;
  return quoted ?? placed ?? named ?? last ?? name;
}

function mentions(text: string, value: string): boolean {
  const stems = stemsOf(text);
  return stemsOf(value).some((stem) => stems.includes(stem));
}

function resolve(root: unknown, pointer: string): unknown {
  const parts = pointer.replace(/^#\/?/, "").split("/");
  return parts.reduce<unknown>((value, key) => z.looseObject({}).safeParse(value).data?.[key], root);
}
