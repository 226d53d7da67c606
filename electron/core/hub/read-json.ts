/** Reads a JSON answer of the Hub: within a size limit, and through a schema. */
import type * as z from "zod";
import { readBody } from "#core/hub/read-body.ts";
import { ProblemError } from "#core/problem-error.ts";

const jsonBytesMax = 32_000_000;

/** The answer's content. Throws ProblemError NOT_THE_HUB when it is not JSON of this shape: something else answered in the Hub's place. */
export async function readJson<Value>(response: Response, schema: z.ZodType<Value>): Promise<Value> {
  const { bytes, isCut } = await readBody(response, jsonBytesMax);
  let json: unknown;
  try {
    json = isCut ? undefined : JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw notTheHub(response.url, error);
  }
  const read = schema.safeParse(json);
  if (!read.success) throw notTheHub(response.url, read.error);
  return read.data;
}

/** The problem that what answered at `url` does not speak the Hub's API. */
export function notTheHub(url: string, cause: unknown): ProblemError {
  const host = URL.parse(url)?.host ?? "The server";
  return new ProblemError(
    {
      code: "NOT_THE_HUB",
      what: `${host} did not answer like the Hub`,
      why: "A network that wants a sign-in, a proxy, or a wrong endpoint in the settings can be the reason.",
      action: { type: "retry", label: "Try again" },
    },
    { cause },
  );
}
