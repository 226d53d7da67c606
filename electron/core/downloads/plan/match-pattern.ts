/**
 * File patterns as the `hf` CLI has them, which are those of Python's fnmatch.fnmatchcase: `*` crosses slashes, `?` is one
 * character, `[a-z]` and `[!a-z]` are sets, and case matters. Takes time in proportion to pattern and path, whatever the pattern.
 * Source: CPython 3.11 fnmatch.translate; huggingface_hub 2.4 filter_repo_objects.
 */

type Range = { readonly from: number; readonly to: number };
type Token =
  | { readonly type: "star" }
  | { readonly type: "any" }
  | { readonly type: "one-of"; readonly isNegated: boolean; readonly ranges: readonly Range[] };

/** Makes the test for one pattern. Backslashes count as slashes in pattern and path; a trailing slash means all below the folder. */
export function compilePattern(pattern: string): (path: string) => boolean {
  const normal = pattern.replaceAll("\\", "/");
  const tokens = tokensOf(Array.from(normal.endsWith("/") ? `${normal}*` : normal, codePoint));
  return (path) => matches(tokens, Array.from(path.replaceAll("\\", "/"), codePoint));
}

/** One way back to the latest star is enough, since a later star can take whatever an earlier one could. */
function matches(tokens: readonly Token[], text: readonly number[]): boolean {
  let at = 0;
  let token = 0;
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    const current = tokens[token];
    if (current?.type === "star") {
      star = token;
      starAt = at;
      token += 1;
    } else if (current !== undefined && takes(current, text[at])) {
      token += 1;
      at += 1;
    } else if (star >= 0) {
      token = star + 1;
      starAt += 1;
      at = starAt;
    } else {
      return false;
    }
  }
  return tokens.slice(token).every(({ type }) => type === "star");
}

function takes(token: Token, code: number | undefined): boolean {
  if (code === undefined || token.type === "star") return false;
  if (token.type === "any") return true;
  return token.ranges.some(({ from, to }) => from <= code && code <= to) !== token.isNegated;
}

function tokensOf(pattern: readonly number[]): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const code = pattern[at] ?? 0;
    if (code === codes.star) {
      if (tokens.at(-1)?.type !== "star") tokens.push({ type: "star" });
    } else if (code === codes.question) {
      tokens.push({ type: "any" });
    } else {
      const end = code === codes.open ? endOfSet(pattern, at + 1) : -1;
      if (end < 0) {
        tokens.push({ type: "one-of", isNegated: false, ranges: [{ from: code, to: code }] });
      } else {
        tokens.push(setToken(pattern.slice(at + 1, end)));
        at = end;
      }
    }
  }
  return tokens;
}

/** Where the set that begins at `start` closes, or -1: a `]` right at its begin is one of its characters. */
function endOfSet(pattern: readonly number[], start: number): number {
  let at = start;
  if (pattern[at] === codes.exclamation) at += 1;
  if (pattern[at] === codes.close) at += 1;
  return pattern.indexOf(codes.close, at);
}

function setToken(stuff: readonly number[]): Token {
  const chunks = chunksOf(stuff);
  const isNegated = chunks[0]?.[0] === codes.exclamation;
  const ranges = chunks.flatMap((chunk, index) => {
    const own = chunk.slice(index === 0 && isNegated ? 1 : 0).map((code) => ({ from: code, to: code }));
    const from = chunks[index - 1]?.at(-1);
    const to = chunk[0];
    return from === undefined || to === undefined ? own : [{ from, to }, ...own];
  });
  return { type: "one-of", isNegated, ranges };
}

/** The stretches between the hyphens that make ranges; a range whose end is before its begin is left out, as Python does. */
function chunksOf(stuff: readonly number[]): number[][] {
  const chunks: number[][] = [];
  let start = 0;
  let from = stuff[0] === codes.exclamation ? 2 : 1;
  for (let hyphen = stuff.indexOf(codes.hyphen, from); hyphen >= 0; hyphen = stuff.indexOf(codes.hyphen, from)) {
    chunks.push(stuff.slice(start, hyphen));
    start = hyphen + 1;
    from = hyphen + 3;
  }
  const last = stuff.slice(start);
  if (last.length > 0) chunks.push(last);
  else chunks.at(-1)?.push(codes.hyphen);
  for (let index = chunks.length - 1; index > 0; index -= 1) {
    const before = chunks[index - 1] ?? [];
    const after = chunks[index] ?? [];
    if ((before.at(-1) ?? 0) <= (after[0] ?? 0)) continue;
    chunks.splice(index - 1, 2, [...before.slice(0, -1), ...after.slice(1)]);
  }
  return chunks;
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

const codes = {
  star: codePoint("*"),
  question: codePoint("?"),
  open: codePoint("["),
  close: codePoint("]"),
  exclamation: codePoint("!"),
  hyphen: codePoint("-"),
};
