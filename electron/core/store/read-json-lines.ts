/** Reads one JSON-lines store from its text. Never throws for what the text holds: every line that cannot be used is counted. */
import * as z from "zod";

const header = z.looseObject({ version: z.int().nonnegative() });
const line = z.union([
  z.object({ id: z.string(), removed: z.literal(true) }),
  z.object({ id: z.string(), value: z.unknown() }),
]);

export type JsonLinesText<Value> = {
  readonly values: Map<string, Value>;
  /** The version in the first line; null for an empty text or a first line that is not a header. */
  readonly version: number | null;
  readonly lineCount: number;
  /** Lines that are not JSON, not of this format or not of the schema. */
  readonly brokenCount: number;
  /** True when the last line lacks its newline: the app or the machine stopped while writing it. */
  readonly isTorn: boolean;
};

/** Replays the lines in order; a later line of an id replaces the earlier one. */
export function readJsonLines<Value>(text: string, schema: z.ZodType<Value>): JsonLinesText<Value> {
  const values = new Map<string, Value>();
  const lines = text.split("\n");
  const tail = lines.pop() ?? "";
  const isTorn = tail !== "";
  let brokenCount = isTorn ? 1 : 0;
  let version: number | null = null;
  for (const [index, content] of lines.entries()) {
    if (content === "") continue;
    const json = parseJson(content);
    if (index === 0) {
      const head = header.safeParse(json);
      if (head.success) {
        version = head.data.version;
        continue;
      }
    }
    const entry = line.safeParse(json);
    if (!entry.success) {
      brokenCount += 1;
    } else if ("removed" in entry.data) {
      values.delete(entry.data.id);
    } else {
      const value = schema.safeParse(entry.data.value);
      if (value.success) values.set(entry.data.id, value.data);
      else brokenCount += 1;
    }
  }
  return { values, version, lineCount: lines.length, brokenCount, isTorn };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
