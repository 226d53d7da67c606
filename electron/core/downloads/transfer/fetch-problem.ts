/** What a person is told when a file cannot be fetched, and where a redirect may lead. */
import { ProblemError } from "#core/problem-error.ts";
import type { Problem } from "#shared/model/problem.ts";

const redirectsMax = 8;

/** Where a redirect leads. An https Hub cannot send us to plain http, where anyone on the way could read the link. */
export function nextHop(from: URL, location: string, redirects: number): URL {
  const url = URL.parse(location, from.href);
  const isAllowed = url?.protocol === "https:" || (url?.protocol === "http:" && from.protocol === "http:");
  if (url !== null && isAllowed && redirects <= redirectsMax) return url;
  throw new ProblemError({
    code: "NOT_THE_HUB",
    what: "The Hub led nowhere",
    why: "It redirected this download in a way that a Hub does not. A proxy or a mirror may be in between.",
    action: { type: "retry", label: "Try again" },
  });
}

export function linkRefused(status: number): ProblemError {
  return new ProblemError({
    code: "HUB_DOWN",
    what: "The Hub's file server refused the download",
    why: "It refused several fresh links in a row. A proxy may change requests, or this computer's clock may be wrong.",
    action: { type: "retry", label: "Try again" },
    details: `status ${status}`,
  });
}

/** A file server that is waited for. */
export function serverTrouble({ host }: URL, status: number): Problem {
  return {
    code: "HUB_DOWN",
    what: `${host} cannot serve the file now`,
    why: status === 429 ? "It asks for fewer requests." : `It answers with error ${status}.`,
    action: { type: "retry", label: "Try again" },
  };
}

export function corrupt(repoPath: string): ProblemError {
  return new ProblemError({
    code: "CORRUPT",
    what: `${repoPath.slice(0, 300)} did not arrive intact`,
    why: "Fetched twice, its content did not match the size and the hash that the Hub states. Nothing of it was used.",
    action: { type: "retry", label: "Try again" },
  });
}
