/** The NDJSON body of a commit: a header, then one operation a line (reference section 7.2). */
import { z } from "zod";
import { type Content, contentOfBytes } from "#tests/hub/content/content.ts";
import { refuse } from "#tests/hub/server/reply.ts";
import { parseJson } from "#tests/hub/writing/json-body.ts";

const entry = z.object({ path: z.string() });
const line = z.discriminatedUnion("key", [
  z.object({
    key: z.literal("header"),
    value: z.object({
      summary: z.string().min(1),
      description: z.string().optional(),
      parentCommit: z.string().optional(),
    }),
  }),
  z.object({
    key: z.literal("file"),
    value: entry.extend({
      content: z.string(),
      encoding: z.enum(["base64", "utf-8"]).default("utf-8"),
      oldPath: z.string().optional(),
    }),
  }),
  z.object({
    key: z.literal("lfsFile"),
    // Python leaves the size out when it copies a file within a repo.
    value: entry.extend({
      algo: z.literal("sha256"),
      oid: z.string(),
      size: z.number().optional(),
      oldPath: z.string().optional(),
    }),
  }),
  z.object({ key: z.enum(["deletedFile", "deletedFolder", "deletedEntry"]), value: entry }),
]);

export type Operation =
  | { readonly type: "file"; readonly path: string; readonly content: Content }
  | { readonly type: "lfsFile"; readonly path: string; readonly oid: string; readonly sizeBytes: number | undefined }
  | { readonly type: "delete"; readonly path: string; readonly what: "file" | "folder" | "either" };

export type ParsedCommit = {
  readonly title: string;
  readonly message: string;
  readonly parentCommit: string | undefined;
  readonly operations: readonly Operation[];
};

const deletes = { deletedFile: "file", deletedFolder: "folder", deletedEntry: "either" } as const;

/** The commit that the body asks for; anything wrong with it ends the route with 400. */
export function parseCommit(body: string): ParsedCommit {
  const [header, ...rest] = body
    .split("\n")
    .filter((text) => text.trim() !== "")
    .map((text) => parseJson(text, line));
  if (header?.key !== "header") return refuse(400, "The first line of a commit must be its header");
  const operations = rest.flatMap((one): Operation[] => {
    if (one.key === "header") return refuse(400, "A commit has one header");
    const path = pathOf(one.value.path, one.key === "deletedFolder");
    if (one.key !== "file" && one.key !== "lfsFile") return [{ type: "delete", path, what: deletes[one.key] }];
    const { oldPath } = one.value;
    const renamed: Operation[] = oldPath === undefined ? [] : [{ type: "delete", path: pathOf(oldPath), what: "file" }];
    if (one.key === "lfsFile") {
      const { oid, size } = one.value;
      return [...renamed, { type: "lfsFile", path, oid, sizeBytes: size }];
    }
    const { content, encoding } = one.value;
    const bytes = Buffer.from(content, encoding === "base64" ? "base64" : "utf8");
    return [...renamed, { type: "file", path, content: contentOfBytes(bytes) }];
  });
  const { summary: title, description: message = "", parentCommit } = header.value;
  return { title, message, parentCommit, operations };
}

/** A path that git can hold, without a leading slash. */
function pathOf(text: string, isFolder = false): string {
  const path = isFolder ? text.replace(/\/+$/, "") : text;
  const parts = path.split("/");
  const isBad = parts.some((part) => ["", ".", "..", ".git"].includes(part)) || path.includes("\0");
  return isBad ? refuse(400, `Invalid path: ${text}`) : path;
}
