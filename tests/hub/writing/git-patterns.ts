/** Patterns of .gitattributes and .gitignore, as far as model repos use them: names, `*`, `**`, `?`, folders, `!`. */

/** Whether .gitattributes puts the path in LFS storage; the last line that fits decides. */
export function isLfsByAttributes(attributes: string, path: string): boolean {
  let isLfs = false;
  for (const line of linesOf(attributes)) {
    const [pattern = "", ...words] = line.split(/\s+/);
    if (!fits(pattern, path)) continue;
    const filter = words.findLast((word) => /^[-!]?filter\b/.test(word));
    if (filter !== undefined) isLfs = filter === "filter=lfs";
  }
  return isLfs;
}

/** Whether .gitignore leaves the path out. */
export function isIgnored(ignore: string, path: string): boolean {
  let isOut = false;
  for (const line of linesOf(ignore)) {
    const isNegated = line.startsWith("!");
    const pattern = isNegated ? line.slice(1) : line;
    const folders = path.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));
    const candidates = pattern.endsWith("/") ? folders.slice(0, -1) : folders;
    if (candidates.some((candidate) => fits(pattern.replace(/\/$/, ""), candidate))) isOut = !isNegated;
  }
  return isOut;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** A pattern without a slash looks at the name alone; one with a slash at the whole path. */
function fits(pattern: string, path: string): boolean {
  const isAnchored = pattern.includes("/");
  const source = pattern.replace(/^\//, "").replace(/\*\*\/|\*\*|\*|\?|[.+^$()|{}\\]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    return part === "?" ? "[^/]" : `\\${part}`;
  });
  const subject = isAnchored ? path : path.slice(path.lastIndexOf("/") + 1);
  return new RegExp(`^${source}$`).test(subject);
}
