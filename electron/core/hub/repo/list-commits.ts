/** The commits behind a revision, newest first, page by page. What people wrote in them is text and stays text. */
import * as z from "zod";
import type { HubCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { readJson } from "#core/hub/read-json.ts";
import { linesOf, listOf, textOrNull, timeOrNull } from "#core/hub/tolerant.ts";
import type { CommitEntry } from "#shared/contract/versions.ts";
import { isCommit, repoApiPath } from "#shared/model/repo-id.ts";

const pageLength = 50;

const commit = z
  .object({
    id: z.string().refine(isCommit),
    title: textOrNull(500),
    message: linesOf(2000),
    authors: listOf(z.object({ user: textOrNull(100) }), 20),
    date: timeOrNull,
  })
  .transform(
    ({ id, title, message, authors, date }): CommitEntry => ({
      id,
      title: title ?? "",
      message,
      authors: authors.flatMap(({ user }) => (user === null ? [] : [user])),
      date,
    }),
  );
const commits = listOf(commit, pageLength);

/** Throws ProblemError as hubFetch does: GATED where only those with access may see the history. */
export async function listCommits(
  hub: HubAccess,
  { repo, revision, page }: Parameters<HubCapability["commits"]>[0],
  signal: AbortSignal,
): Promise<Omit<Awaited<ReturnType<HubCapability["commits"]>>, "kept">> {
  const query = new URLSearchParams({ p: String(page), limit: String(pageLength) });
  const url = `${hub.endpoint().hub}${repoApiPath(repo)}/commits/${encodeURIComponent(revision)}?${query}`;
  const response = await hub.fetchOk(url, { signal });
  const items = await readJson(response, z.array(z.unknown()));
  const total = wholeNumber(response.headers.get("x-total-count"));
  const isMore = total === null ? items.length >= pageLength : (page + 1) * pageLength < total;
  // An empty page is the end, whatever the total says.
  return { commits: commits.parse(items), total, nextPage: isMore && items.length > 0 ? page + 1 : null };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
