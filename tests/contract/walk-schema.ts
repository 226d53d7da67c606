/** Visits every schema inside a schema, with the path of its value. Throws for a kind it does not know, so that none goes unseen. */
import * as z from "zod";

/** Calls `visit` for `schema` and for all within, such as `accounts[].token.name`. */
export function walkSchema(schema: unknown, path: string, visit: (schema: z.ZodType, path: string) => void): void {
  if (!(schema instanceof z.ZodType)) throw new TypeError(`Not a zod schema at ${path}`);
  visit(schema, path);
  if (schema instanceof z.ZodObject) {
    for (const [key, value] of Object.entries(schema.shape)) walkSchema(value, `${path}.${key}`, visit);
  } else if (schema instanceof z.ZodArray) {
    walkSchema(schema.element, `${path}[]`, visit);
  } else if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) walkSchema(option, path, visit);
  } else if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    walkSchema(schema.unwrap(), path, visit);
  } else if (!leafKinds.some((kind) => schema instanceof kind)) {
    throw new TypeError(`A kind of schema that this walk does not know at ${path}: ${schema.type}`);
  }
}

const leafKinds = [
  z.ZodString,
  z.ZodStringFormat,
  z.ZodNumber,
  z.ZodBoolean,
  z.ZodEnum,
  z.ZodLiteral,
  z.ZodVoid,
] as const;
