/** The card of a repo: README.md as Markdown without its front matter. Rendering it safely is the page's part. */
import type { HubCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { isEntryMissing } from "#core/hub/is-entry-missing.ts";
import { readBody } from "#core/hub/read-body.ts";
import { repoWebPath } from "#shared/model/repo-id.ts";

/** Front matter with many evaluation results can be long, and is not counted. */
const readBytesMax = 2_000_000;
const cardBytesMax = 524_288;

/** The card, or null where the repo has none. Throws ProblemError, GATED where the file is closed. */
export async function readCard(
  hub: HubAccess,
  { repo, revision }: Parameters<HubCapability["card"]>[0],
  signal: AbortSignal,
): ReturnType<HubCapability["card"]> {
  const base = hub.endpoint().hub;
  const url = `${base}${repoWebPath(repo)}/resolve/${encodeURIComponent(revision)}/README.md`;
  let response: Response;
  try {
    response = await hub.fetchOk(url, { signal });
  } catch (error) {
    if (isEntryMissing(error)) return null;
    throw error;
  }
  const { bytes, isCut } = await readBody(response, readBytesMax);
  const body = withoutFrontMatter(new TextDecoder().decode(bytes));
  const cut = cutAtCodePoint(body, cardBytesMax);
  return { markdown: cut, isCut: isCut || cut.length < body.length };
}

/** The text after a YAML block between two lines of `---` at the very start. */
export function withoutFrontMatter(text: string): string {
  const opened = /^---[ \t]*\r?\n/.exec(text);
  if (opened === null) return text;
  const closed = /^---[ \t]*(?:\r?\n|$)/m;
  const rest = text.slice(opened[0].length);
  const end = closed.exec(rest);
  return end === null ? text : rest.slice(end.index + end[0].length).replace(/^(?:[ \t]*\r?\n)+/, "");
}

/** At most `bytesMax` bytes of UTF-8, never half a character. */
export function cutAtCodePoint(text: string, bytesMax: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= bytesMax) return text;
  return new TextDecoder().decode(bytes.subarray(0, bytesMax), { stream: true });
}
