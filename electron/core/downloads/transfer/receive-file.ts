/**
 * Brings one file to the disk, whatever the connection does: resumes, asks for a fresh link, waits and tries again.
 * Ends only with a verified part file or a problem; what arrived stays for the next try, unless it proved wrong.
 */

import { diskError } from "#core/downloads/cache/disk-error.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import { askFor, type FileSource, isNetworkProblem } from "#core/downloads/transfer/ask-for.ts";
import { type Part, type Transfer, TransferError } from "#core/downloads/transfer/transfer.ts";
import { retryDelayMs, type TransferLimits } from "#core/downloads/transfer/transfer-limits.ts";
import type { NetworkConfig } from "#core/hub/network-config.ts";
import { ProblemError } from "#core/problem-error.ts";
import { assertNever } from "#shared/model/assert-never.ts";

export type ReceiveTools = {
  readonly transfer: Transfer;
  readonly limits: TransferLimits;
  readonly signal: AbortSignal;
  /** The length of the part file; `isNew` when the bytes just came from the network. */
  onBytes(bytes: number, isNew: boolean): void;
  network(): NetworkConfig;
  onPhase(phase: "receiving" | "verifying"): void;
  /** Waits for the network, until the time is over or someone says to go on. */
  waitForNetwork(ms: number): Promise<void>;
};

/** A signed link that is refused this often in a row is not a link that ran out. */
const refusalsMax = 4;
const redirectsMax = 8;
/** Tries without bytes after which the link itself is doubted, and a fresh one asked for. */
const triesForLinkMax = 3;
/** An attempt that brought this much was worth it: the next one follows at once. */
const worthwhileBytes = 65_536;

/**
 * Receives `file` into the part file at `path` and checks its hash. Throws ProblemError (CORRUPT after one full refetch,
 * DISK, DISK_FULL, and what the Hub answers), or the signal's reason.
 */
export async function receiveFile(
  file: PlannedFile,
  path: string,
  source: FileSource,
  tools: ReceiveTools,
): Promise<void> {
  let part: Part | null = null;
  try {
    tools.onPhase("verifying");
    part = await tools.transfer.openPart({ ...file, path }, tools.signal);
    tools.onBytes(part.offset, false);
    await fill(part, file, source, tools);
  } catch (error) {
    throw error instanceof TransferError && error.isDisk ? diskError(error, path) : error;
  } finally {
    await part?.close();
  }
}

async function fill(part: Part, file: PlannedFile, source: FileSource, tools: ReceiveTools): Promise<void> {
  const { limits, signal, network, onPhase, waitForNetwork } = tools;
  const { stallTimeoutMs } = limits;
  const onBytes = (bytes: number) => tools.onBytes(bytes, true);
  let url = source.url;
  let redirects = 0;
  let refusals = 0;
  let emptyTries = 0;
  let isSecondFetch = false;

  const startOver = async () => {
    await part.restart();
    if (isSecondFetch) throw corrupt(file);
    isSecondFetch = true;
    url = source.url;
  };
  const waitABit = async () => {
    emptyTries += 1;
    if (emptyTries >= triesForLinkMax) url = source.url;
    await waitForNetwork(retryDelayMs(emptyTries, limits));
  };

  while (true) {
    if (part.offset === part.sizeBytes) {
      onPhase("verifying");
      if (await part.verify()) return;
      await startOver();
      continue;
    }
    onPhase("receiving");
    const before = part.offset;
    const outcome = await askFor(url, part, source, { stallTimeoutMs, signal, network, onBytes });
    const isWorthwhile = part.offset - before >= worthwhileBytes;
    if (isWorthwhile) {
      emptyTries = 0;
      refusals = 0;
    }
    if (outcome.type !== "redirect") redirects = 0;
    switch (outcome.type) {
      case "complete":
        break;
      case "redirect":
        redirects += 1;
        url = nextHop(url, outcome.location, redirects);
        break;
      case "refused":
        // A signed link lives for about an hour; its 403 says nothing about the account.
        url = source.url;
        refusals += 1;
        if (isServerTrouble(outcome.status)) await waitABit();
        else if (refusals >= refusalsMax) throw linkRefused(outcome.status);
        break;
      case "unreachable":
        if (!isNetworkProblem(outcome.problem)) throw new ProblemError(outcome.problem);
        await waitABit();
        break;
      case "dropped":
        if (!isWorthwhile) await waitABit();
        break;
      case "mismatch":
        await startOver();
        break;
      default:
        assertNever(outcome);
    }
  }
}

/** Where a redirect leads. An https Hub cannot send us to plain http, where anyone on the way could read the link. */
function nextHop(from: URL, location: string, redirects: number): URL {
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

function isServerTrouble(status: number): boolean {
  return status >= 500 || status === 429 || status === 408;
}

function linkRefused(status: number): ProblemError {
  return new ProblemError({
    code: "HUB_DOWN",
    what: "The Hub's file server refused the download",
    why: "It refused several fresh links in a row. A proxy may change requests, or this computer's clock may be wrong.",
    action: { type: "retry", label: "Try again" },
    details: `status ${status}`,
  });
}

function corrupt(file: PlannedFile): ProblemError {
  return new ProblemError({
    code: "CORRUPT",
    what: `${file.path.slice(0, 300)} did not arrive intact`,
    why: "Fetched twice, its content did not match the size and the hash that the Hub states. Nothing of it was kept.",
    action: { type: "retry", label: "Try again" },
  });
}
