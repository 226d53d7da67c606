/** The YAML at the beginning of a card as rows of a table. Bounded; no tag, no merge, no alias can make it more than it is. */
import { parseDocument } from "yaml";

export type FrontMatterValue =
  | { readonly type: "texts"; readonly texts: readonly string[]; readonly more: number }
  /** Something with parts, as it could be written in one line of JSON, cut. */
  | { readonly type: "nested"; readonly text: string };

export type FrontMatterRow = { readonly key: string; readonly value: FrontMatterValue };

export type FrontMatter =
  | { readonly type: "none" }
  | { readonly type: "rows"; readonly rows: readonly FrontMatterRow[]; readonly more: number }
  /** It cannot be read: what it says, and why. */
  | { readonly type: "text"; readonly text: string; readonly why: string };

const rowsMax = 60;
const textsMax = 40;
const textMax = 300;
const nestedMax = 600;

export function readFrontMatter(yaml: string | null): FrontMatter {
  if (yaml === null || yaml.trim() === "") return { type: "none" };
  const unread = (why: string): FrontMatter => ({ type: "text", text: yaml.slice(0, 4000), why });
  try {
    const document = parseDocument(yaml, { schema: "core", prettyErrors: false, strict: false, uniqueKeys: false });
    if (document.errors.length > 0) return unread("It is not valid YAML.");
    // Twenty uses of an alias are plenty; a bomb has billions.
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    if (typeof value !== "object" || value === null || Array.isArray(value)) return unread("It is not a list of keys.");
    const entries = Object.entries(value).filter(([, part]) => part !== null && part !== "");
    const rows = entries.slice(0, rowsMax).map(([key, part]) => ({ key: key.slice(0, 100), value: rowValue(part) }));
    return rows.length === 0 ? { type: "none" } : { type: "rows", rows, more: entries.length - rows.length };
  } catch {
    return unread("It is not YAML that can be read.");
  }
}

function rowValue(part: unknown): FrontMatterValue {
  if (isScalar(part)) return { type: "texts", texts: [textOf(part)], more: 0 };
  if (Array.isArray(part) && part.every(isScalar)) {
    return { type: "texts", texts: part.slice(0, textsMax).map(textOf), more: Math.max(0, part.length - textsMax) };
  }
  const text = JSON.stringify(part, null, 1).replace(/\s+/g, " ");
  return { type: "nested", text: text.length > nestedMax ? `${text.slice(0, nestedMax)} …` : text };
}

function isScalar(part: unknown): boolean {
  return typeof part !== "object" || part === null;
}

function textOf(part: unknown): string {
  const text = String(part);
  return text.length > textMax ? `${text.slice(0, textMax)} …` : text;
}
