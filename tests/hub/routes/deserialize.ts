/** JSON bodies of the router, and the plain text with which it refuses one that makes no sense (recorded, 422). */
import type * as z from "zod";
import { Refusal, text } from "#tests/hub/server/reply.ts";
import type { HubRequest } from "#tests/hub/server/route.ts";

/** The body as this schema has it. */
export async function deserialize<T>(request: HubRequest, schema: z.ZodType<T>): Promise<T> {
  const body = (await request.body()).toString("utf8");
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") ?? "";
  const isMissing = /received undefined/.test(issue?.message ?? "");
  const what = isMissing ? `missing field \`${field}\`` : `${field}: ${issue?.message ?? "invalid"}`;
  const where = `at line 1 column ${Math.max(1, body.length)}`;
  throw new Refusal(text(`Failed to deserialize the JSON body into the target type: ${what} ${where}`, {}, 422));
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
