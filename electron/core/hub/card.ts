/** The card of a repo: README.md in pages, its front matter apart. What either means, and rendering it safely, is the page's part. */
import type { HubCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { isEntryMissing } from "#core/hub/is-entry-missing.ts";
import { readBody } from "#core/hub/read-body.ts";
import { type CardPage, cardCharsMax, cardPageChars, frontMatterCharsMax } from "#shared/contract/hub.ts";
import { isCommit, repoWebPath } from "#shared/model/repo-id.ts";

/** Front matter with many evaluation results can be long, and comes before the text. */
const readBytesMax = 8_000_000;

type Card = { readonly frontMatter: string | null; readonly body: string; readonly isCut: boolean };
type CardInput = Parameters<HubCapability["card"]>[0];

/** Answers pages of cards; keeps the last long one, so that its pages are of one fetch. Throws ProblemError, GATED where the file is closed. */
export function createCardReader(hub: HubAccess) {
  let kept: { readonly key: string; readonly card: Card } | null = null;

  return async ({ offset, ...at }: CardInput, signal: AbortSignal): Promise<CardPage | null> => {
    const key = JSON.stringify([hub.endpoint().hub, hub.activeAccountId(), at.repo, at.revision]);
    const card = kept?.key === key ? kept.card : await readCard(hub, at, signal);
    if (card === null) return null;
    // What a branch is may change; a commit never does.
    if (card.body.length > cardPageChars && isCommit(at.revision)) kept = { key, card };
    return pageOf(card, offset);
  };
}

function pageOf({ body, frontMatter, isCut }: Card, offset: number): CardPage {
  let end = Math.min(body.length, offset + cardPageChars);
  if (end < body.length && isHighSurrogate(body.charCodeAt(end - 1))) end -= 1;
  const isLast = end >= body.length;
  return {
    markdown: body.slice(offset, end),
    nextOffset: isLast ? null : end,
    frontMatter: offset === 0 && frontMatter !== null ? cutAtKey(frontMatter, frontMatterCharsMax) : null,
    isCut: (isLast && isCut) || (offset === 0 && (frontMatter?.length ?? 0) > frontMatterCharsMax),
  };
}

async function readCard(
  hub: HubAccess,
  { repo, revision }: Omit<CardInput, "offset">,
  signal: AbortSignal,
): Promise<Card | null> {
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
  // Control characters mean nothing in a card, and each would take six bytes of a frame.
  const text = new TextDecoder().decode(bytes).replace(/[^\P{Cc}\t\n\r]/gu, "");
  const { frontMatter, body } = splitFrontMatter(text);
  return { frontMatter, body: body.slice(0, cardCharsMax), isCut: isCut || body.length > cardCharsMax };
}

/** A YAML block between two lines of `---` at the very start, and the text after it. */
export function splitFrontMatter(text: string): { readonly frontMatter: string | null; readonly body: string } {
  const opened = /^---[ \t]*\r?\n/.exec(text);
  if (opened === null) return { frontMatter: null, body: text };
  const rest = text.slice(opened[0].length);
  const end = /^---[ \t]*(?:\r?\n|$)/m.exec(rest);
  if (end === null) return { frontMatter: null, body: text };
  const body = rest.slice(end.index + end[0].length).replace(/^(?:[ \t]*\r?\n)+/, "");
  return { frontMatter: rest.slice(0, end.index), body };
}

/** YAML of at most `charsMax` characters, without the top-level key that would be cut in two. */
export function cutAtKey(yaml: string, charsMax: number): string {
  if (yaml.length <= charsMax) return yaml;
  const cut = yaml.slice(0, charsMax);
  const lastKey = [...cut.matchAll(/^[^\s#-]/gm)].at(-1);
  return cut.slice(0, lastKey?.index ?? 0);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
