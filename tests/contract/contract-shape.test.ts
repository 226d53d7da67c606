/** What holds for every schema of the contract, the ones that are not written yet included. */

import { expect, test } from "vitest";
import * as z from "zod";
import { leaves } from "#tests/contract/contract-leaves.ts";
import { walkSchema } from "#tests/contract/walk-schema.ts";

type Found = { readonly schema: z.ZodType; readonly path: string };

function all(which: "input" | "output"): Found[] {
  const found: Found[] = [];
  for (const leaf of leaves) {
    const schema = leaf[which];
    if (schema !== null)
      walkSchema(schema, `${leaf.name}:${which}`, (inner, path) => found.push({ schema: inner, path }));
  }
  return found;
}
const everything = [...all("input"), ...all("output")];

test("the walk sees the whole contract", () => {
  expect(leaves.length).toBeGreaterThan(30);
  expect(everything.length).toBeGreaterThan(300);
  expect(leaves.filter(({ output }) => output === null)).toEqual([]);
});

test("every object refuses properties it does not know", () => {
  const loose = everything.filter(
    ({ schema }) => schema instanceof z.ZodObject && !(schema.def.catchall instanceof z.ZodNever),
  );
  expect(loose.map(({ path }) => path)).toEqual([]);
});

test("every text has a longest length", () => {
  const unbounded = everything.filter(
    ({ schema }) => (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) && schema.maxLength === null,
  );
  expect(unbounded.map(({ path }) => path)).toEqual([]);
});

test("every list has a longest length", () => {
  const unbounded = everything.filter(
    ({ schema }) => schema instanceof z.ZodArray && !schema.def.checks?.some((check) => "maximum" in check._zod.def),
  );
  expect(unbounded.map(({ path }) => path)).toEqual([]);
});

test("no output has a text that could be a token, by name", () => {
  const suspicious = all("output").filter(
    ({ schema, path }) =>
      (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) &&
      /token|secret|password|passphrase|credential|authorization|bearer|cookie|api_?key/i.test(
        path.slice(path.lastIndexOf(".")),
      ),
  );
  expect(suspicious.map(({ path }) => path)).toEqual([]);
});

test("of a token, an output has only its name, role, last letters, dates and, in its grant, the Hub's words for what it may do", () => {
  const texts = all("output").filter(
    ({ schema, path }) =>
      /\.token\b(?!\.grant\b)/i.test(path) && (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat),
  );
  const names = new Set(texts.map(({ path }) => path.slice(path.lastIndexOf(".") + 1)));
  expect([...names].sort()).toEqual(["name", "tail"]);
  for (const { schema, path } of texts) {
    if (path.endsWith(".tail")) expect((schema as z.ZodString).maxLength, path).toBe(4);
  }
});

test("a token is in the two inputs that sign in, and in no other", () => {
  const tokens = all("input").filter(({ path }) => /token$/i.test(path));
  expect(tokens.map(({ path }) => path)).toEqual(["accounts.add:input.token", "accounts.replace:input.token"]);
});
