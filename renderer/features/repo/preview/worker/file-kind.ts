/** What a file is, from its name and its first bytes. A name alone is never believed where the bytes can tell. */

/** A kind that has a reader of its own. */
export type KnownKind =
  | Named<"safetensors" | "gguf" | "parquet" | "notebook" | "json" | "lines" | "csv" | "drawing">
  | { readonly type: "picture"; readonly contentType: string }
  | { readonly type: "sound"; readonly contentType: string };
export type FileKind = KnownKind | Named<"text" | "bytes">;
type Named<Name> = Name extends string ? { readonly type: Name } : never;

const languages: Readonly<Record<string, string>> = {
  ...{ py: "python", pyi: "python", js: "javascript", mjs: "javascript", cjs: "javascript", jsx: "javascript" },
  ...{ ts: "typescript", tsx: "typescript", sh: "bash", bash: "bash", zsh: "bash", yml: "yaml", yaml: "yaml" },
  ...{
    md: "markdown",
    markdown: "markdown",
    html: "xml",
    htm: "xml",
    xml: "xml",
    svg: "xml",
    css: "css",
    scss: "scss",
  },
  ...{ c: "c", h: "c", cc: "cpp", cpp: "cpp", hpp: "cpp", cu: "cpp", cuh: "cpp", rs: "rust", go: "go", java: "java" },
  ...{ kt: "kotlin", swift: "swift", cs: "csharp", rb: "ruby", php: "php", pl: "perl", lua: "lua", r: "r", sql: "sql" },
  ...{ toml: "ini", ini: "ini", cfg: "ini", json: "json", jsonl: "json", ipynb: "json", diff: "diff", patch: "diff" },
  ...{ graphql: "graphql", vb: "vbnet", m: "objectivec", wat: "wasm" },
};
const namedFiles: Readonly<Record<string, string>> = {
  makefile: "makefile",
  dockerfile: "bash",
  ".gitattributes": "ini",
};

/** The name that the highlighter has for a file's language; null where it has none. */
export function languageOf(path: string): string | null {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  return namedFiles[name] ?? languages[extensionOf(name)] ?? null;
}

export function extensionOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
}

export function fileKind(path: string, head: Uint8Array): FileKind {
  const extension = extensionOf(path);
  if (startsWith(head, "GGUF")) return { type: "gguf" };
  if (startsWith(head, "PAR1")) return { type: "parquet" };
  const contentType = pictureType(head) ?? soundType(head);
  if (contentType !== null) {
    return contentType.startsWith("image/") ? { type: "picture", contentType } : { type: "sound", contentType };
  }
  if (extension === "safetensors") return { type: "safetensors" };
  if (!isText(head)) return { type: "bytes" };
  switch (extension) {
    case "ipynb":
      return { type: "notebook" };
    case "json":
    case "webmanifest":
    case "geojson":
      return { type: "json" };
    case "jsonl":
    case "ndjson":
      return { type: "lines" };
    case "csv":
    case "tsv":
      return { type: "csv" };
    case "svg":
      return { type: "drawing" };
    default:
      return { type: "text" };
  }
}

/** Whether the bytes are text: no NUL in UTF-8, or a byte order mark. A character that is cut at the end is no flaw. */
export function isText(head: Uint8Array): boolean {
  if (encodingOf(head) !== "utf-8") return true;
  if (head.includes(0)) return false;
  const text = new TextDecoder().decode(head, { stream: true });
  const strange = text.match(/\ufffd|[^\P{Cc}\s]/gu)?.length ?? 0;
  return strange <= text.length / 10;
}

/** The encoding that a byte order mark names; UTF-8 without one. */
export function encodingOf(head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function startsWith(head: Uint8Array, letters: string, at = 0): boolean {
  for (let index = 0; index < letters.length; index += 1) {
    if (head[at + index] !== letters.charCodeAt(index)) return false;
  }
  return true;
}

function pictureType(head: Uint8Array): string | null {
  if (startsWith(head, "\x89PNG\r\n\x1a\n")) return "image/png";
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "image/jpeg";
  if (startsWith(head, "GIF87a") || startsWith(head, "GIF89a")) return "image/gif";
  if (startsWith(head, "RIFF") && startsWith(head, "WEBP", 8)) return "image/webp";
  if (startsWith(head, "ftypavif", 4)) return "image/avif";
  if (startsWith(head, "BM") && head[6] === 0 && head[7] === 0 && head[8] === 0 && head[9] === 0) return "image/bmp";
  return null;
}

function soundType(head: Uint8Array): string | null {
  if (startsWith(head, "RIFF") && startsWith(head, "WAVE", 8)) return "audio/wav";
  if (startsWith(head, "fLaC")) return "audio/flac";
  if (startsWith(head, "OggS")) return "audio/ogg";
  if (startsWith(head, "ID3")) return "audio/mpeg";
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2) return "audio/mpeg";
  if (startsWith(head, "ftypM4A", 4)) return "audio/mp4";
  return null;
}
