/** One call of a hf-inference task, as the routes hand it to what answers it. */
import type * as z from "zod";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import type { Reply } from "#tests/hub/server/reply.ts";
import { refuse } from "#tests/hub/server/reply.ts";
import type { Variants } from "#tests/hub/variants.ts";

export type TaskCall = {
  readonly repo: Repo;
  /** The value of `inputs`, or the raw body when that was no JSON. */
  readonly inputs: unknown;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly variants: Variants;
};

export type AnswerTask = (call: TaskCall) => Reply;

/** The value as this schema has it, or the refusal that names what is wrong. */
export function expectInput<T>(schema: z.ZodType<T>, value: unknown, name = "inputs"): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = [name, ...(issue?.path ?? [])].join(".");
  return refuse(400, `Error in \`${where}\`: ${issue?.message ?? "invalid"}`);
}

/** A number among the parameters, or what stands in for it. */
export function numberParameter(call: Pick<TaskCall, "parameters">, name: string, usual: number): number {
  const value = call.parameters[name];
  return typeof value === "number" && Number.isFinite(value) ? value : usual;
}

/** The bytes of a picture or a sound: a raw body, or base64 text with or without a `data:` head. */
export function bytesInput(value: unknown, name = "inputs"): Buffer {
  if (Buffer.isBuffer(value) && value.byteLength > 0) return value;
  if (typeof value === "string") {
    const text = value.replace(/^data:[^,]*;base64,/, "");
    if (text !== "" && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return Buffer.from(text, "base64");
  }
  return refuse(400, `Error in \`${name}\`: expected the bytes of a file, or base64`);
}
