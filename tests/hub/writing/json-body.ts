/** A request's body as what the route needs, or 400 with what is wrong with it. */
import type { z } from "zod";
import { refuse } from "#tests/hub/server/reply.ts";
import type { HubRequest } from "#tests/hub/server/route.ts";

/** The JSON body of a request; an empty body counts as an empty object. */
export async function jsonBody<T extends z.ZodType>(
  request: HubRequest,
  schema: T,
  bytesMax?: number,
): Promise<z.infer<T>> {
  const text = (await request.body(bytesMax)).toString("utf8");
  return parseJson(text === "" ? "{}" : text, schema);
}

/** JSON text as the schema wants it. */
export function parseJson<T extends z.ZodType>(text: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  return refuse(400, parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(400, "Unexpected token in JSON");
  }
}
