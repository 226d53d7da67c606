/**
 * Brings one file to the disk, whatever the connection does: resumes, asks for a fresh link, waits and tries again.
 * Ends only with a verified part file or a problem; what arrived stays for the next try, unless it proved wrong.
 */
import { diskError } from "#core/downloads/cache/disk-error.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import { askHub, type FileSource, isNetworkProblem, takeFromHub } from "#core/downloads/transfer/ask-for.ts";
import { corrupt, linkRefused, nextHop, serverTrouble } from "#core/downloads/transfer/fetch-problem.ts";
import type { BodyOutcome } from "#core/downloads/transfer/judge-head.ts";
import { mendFile } from "#core/downloads/transfer/mend-file.ts";
import { SmallPart } from "#core/downloads/transfer/small-part.ts";
import { type Part, type Transfer, TransferError } from "#core/downloads/transfer/transfer.ts";
import { retryDelayMs, type TransferLimits } from "#core/downloads/transfer/transfer-limits.ts";
import type { PartToOpen, SmallFile, TransferEvent } from "#core/downloads/transfer/transfer-protocol.ts";
import type { NetworkConfig } from "#core/hub/network-config.ts";
import { ProblemError } from "#core/problem-error.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import type { Problem } from "#shared/model/problem.ts";

export type ReceiveTools = {
  readonly transfer: Transfer;
  readonly limits: TransferLimits;
  readonly signal: AbortSignal;
  /** The bytes of the file that are there; `isNew` when bytes just came from the network. */
  onBytes(bytes: number, isNew: boolean): void;
  network(): NetworkConfig;
  onPhase(phase: "receiving" | "verifying"): void;
  /** How far the hash of the file is, while it is verified. */
  onHashed(bytes: number): void;
  onEvent(event: TransferEvent): void;
  /** Waits for the network, until the time is over or someone says to go on; `problem` says why, where that is known. */
  waitForNetwork(ms: number, problem: Problem | null): Promise<void>;
};

type FileToReceive = PartToOpen & { readonly repoPath: string };

/** A signed link that is refused this often in a row is not a link that ran out. */
const refusalsMax = 4;
/** Answers in a row that are not the planned file. */
const mismatchesMax = 2;
/** Tries without bytes after which the link itself is doubted, and a fresh one asked for. */
const triesForLinkMax = 3;
/** A small file that the CDN broke off this often does not come in one go. */
const dropsMax = 2;
/** An attempt that brought this much was worth it: the next one follows at once. */
const worthwhileBytes = 65_536;

/**
 * Receives a file into the part file at `path` and checks its hash. Throws ProblemError (CORRUPT when what the Hub states does not
 * come, DISK, DISK_FULL, and what the Hub answers), or the signal's reason.
 */
export async function receiveFile(
  planned: PlannedFile,
  path: string,
  source: FileSource,
  tools: ReceiveTools,
): Promise<void> {
  const { blobId, sizeBytes, path: repoPath } = planned;
  const file: FileToReceive = { path, blobId, sizeBytes, source: source.url.href, repoPath };
  const reception = new Reception(file, source, tools);
  try {
    await reception.receiveLarge();
  } catch (error) {
    throw error instanceof TransferError && error.isDisk ? diskError(error, file.path) : error;
  } finally {
    await reception.close();
  }
}

/** Receives a small file and puts it in its place; false when it does not come in one go. Throws as `receiveFile` does. */
export async function receiveSmallFile(small: SmallFile, source: FileSource, tools: ReceiveTools): Promise<boolean> {
  const { path: repoPath, blobId, sizeBytes } = small.file;
  const file: FileToReceive = { path: "", blobId, sizeBytes, source: source.url.href, repoPath };
  return new Reception(file, source, tools).receiveSmall(small);
}

class Reception {
  readonly #file: FileToReceive;
  readonly #source: FileSource;
  readonly #tools: ReceiveTools;
  /** What is asked next: the Hub, or the signed link that it gave, which all connections share. */
  #url: URL;
  #part: Part | null = null;
  #redirects = 0;
  #refusals = 0;
  #mismatches = 0;
  #emptyTries = 0;

  constructor(file: FileToReceive, source: FileSource, tools: ReceiveTools) {
    this.#file = file;
    this.#source = source;
    this.#tools = tools;
    this.#url = source.url;
  }

  async receiveSmall(small: SmallFile): Promise<boolean> {
    const { transfer, signal, onPhase } = this.#tools;
    for (const isLast of [false, true]) {
      const part = new SmallPart(this.#file.sizeBytes);
      onPhase("receiving");
      const end = await this.#fillSmall(small, part);
      if (end === "placed") return true;
      if (end === "given up") return false;
      if (end === "arrived" && (await transfer.store(small, part.take(), signal))) return true;
      if (isLast) throw corrupt(this.#file.repoPath);
      this.#source.shortcut.giveUp();
      this.#url = this.#source.url;
    }
    return false;
  }

  async #fillSmall(small: SmallFile, part: SmallPart): Promise<"arrived" | "placed" | "wrong" | "given up"> {
    const { transfer, limits, signal, network, onBytes } = this.#tools;
    const { stallTimeoutMs } = limits;
    for (let drops = 0; ; ) {
      const isHub = this.#url.origin === this.#source.url.origin;
      const before = part.offset;
      const shortcut =
        part.offset === 0 && this.#url === this.#source.url ? this.#source.shortcut.urlFor(small.file) : null;
      if (shortcut !== null && (await this.#goShort(shortcut, part))) return "arrived";
      const ask = { stallTimeoutMs, signal, onBytes: (bytes: number) => onBytes(bytes, true) };
      const outcome = isHub
        ? await takeFromHub(this.#url, part, this.#source, ask)
        : await transfer.take(small, { url: this.#url.href, stallTimeoutMs, network: network() }, signal);
      if (outcome.type === "wrong") return "wrong";
      if (outcome.type === "complete") return isHub ? "arrived" : "placed";
      if (outcome.type === "dropped" && !isHub) drops += 1;
      if (drops >= dropsMax) return "given up";
      await this.#goOnAfter(outcome, this.#tellWorth(part.offset - before));
    }
  }

  /** Whether the file came from where the Hub sends for its like; else it is asked for as ever, and the Hub says why. */
  async #goShort(url: URL, part: SmallPart): Promise<boolean> {
    const { limits, signal, onBytes } = this.#tools;
    const ask = { stallTimeoutMs: limits.stallTimeoutMs, signal, onBytes: (bytes: number) => onBytes(bytes, true) };
    try {
      const { type } = await takeFromHub(url, part, this.#source, ask);
      if (type === "complete") return true;
      if (type !== "unreachable" && type !== "dropped") this.#source.shortcut.giveUp();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code === "RATE_LIMITED") throw error;
      this.#source.shortcut.giveUp();
    }
    await part.restart();
    return false;
  }

  /** Whether an attempt brought enough for the next one to follow at once; then what failed before is forgotten. */
  #tellWorth(bytes: number): boolean {
    const isWorthwhile = bytes >= worthwhileBytes;
    if (isWorthwhile) {
      this.#emptyTries = 0;
      this.#refusals = 0;
      this.#mismatches = 0;
    }
    return isWorthwhile;
  }

  async receiveLarge(): Promise<void> {
    this.#tools.onPhase("verifying");
    const part = await this.#openPart();
    this.#tools.onBytes(part.heldBytes, false);
    await this.#fill();
    await this.#settle(part);
  }

  async close(): Promise<void> {
    await this.#part?.close();
  }

  async #openPart(): Promise<Part> {
    this.#part ??= await this.#tools.transfer.openPart(this.#file, this.#tools.signal);
    return this.#part;
  }

  async #settle(part: Part): Promise<void> {
    const { signal, onPhase, onHashed } = this.#tools;
    const verify = () => {
      onPhase("verifying");
      return part.verify((bytes) => onHashed(bytes), signal);
    };
    const refill = () => {
      this.#url = this.#source.url;
      return this.#fill();
    };
    if (!(await mendFile(part, { verify, refill, signal }))) throw corrupt(this.#file.repoPath);
  }

  /** Fetches until every byte is there. */
  async #fill(): Promise<void> {
    const part = await this.#openPart();
    while (part.heldBytes < this.#file.sizeBytes) {
      this.#tools.onPhase("receiving");
      const before = part.heldBytes;
      const outcome = await this.#ask(part);
      await this.#goOnAfter(outcome, this.#tellWorth(part.heldBytes - before));
    }
  }

  async #ask(part: Part): Promise<BodyOutcome> {
    const { limits, signal, network, onBytes, onEvent } = this.#tools;
    const { stallTimeoutMs } = limits;
    const onNewBytes = (bytes: number) => onBytes(bytes, true);
    if (this.#url.origin === this.#source.url.origin)
      return askHub(this.#url, part, this.#source, { stallTimeoutMs, signal, onBytes: onNewBytes });
    const options = { url: this.#url.href, stallTimeoutMs, network: network() };
    const outcome = await part.fetch(options, {
      signal,
      onBytes: onNewBytes,
      onEvent: (event) => onEvent(event),
    });
    onNewBytes(part.heldBytes);
    return outcome;
  }

  async #goOnAfter(outcome: BodyOutcome, isWorthwhile: boolean): Promise<void> {
    if (outcome.type !== "redirect") this.#redirects = 0;
    switch (outcome.type) {
      case "complete":
        return;
      case "redirect":
        this.#redirects += 1;
        this.#url = nextHop(this.#url, outcome.location, this.#redirects);
        if (this.#redirects === 1) this.#source.shortcut.learn({ ...this.#file, path: this.#file.repoPath }, this.#url);
        return;
      case "refused": {
        const refusing = this.#url;
        // A signed link lives for about an hour; its 403 says nothing about the account.
        this.#url = this.#source.url;
        this.#refusals += 1;
        if (isServerTrouble(outcome.status)) await this.#waitABit(serverTrouble(refusing, outcome.status));
        else if (this.#refusals >= refusalsMax) throw linkRefused(outcome.status);
        return;
      }
      case "unreachable":
        if (!isNetworkProblem(outcome.problem)) throw new ProblemError(outcome.problem);
        return this.#waitABit(outcome.problem);
      case "dropped":
        if (!isWorthwhile) await this.#waitABit(null);
        return;
      case "mismatch":
        this.#mismatches += 1;
        if (this.#mismatches >= mismatchesMax) throw corrupt(this.#file.repoPath);
        this.#url = this.#source.url;
        return;
      default:
        assertNever(outcome);
    }
  }

  async #waitABit(problem: Problem | null): Promise<void> {
    const { limits, waitForNetwork } = this.#tools;
    this.#emptyTries += 1;
    if (this.#emptyTries >= triesForLinkMax) this.#url = this.#source.url;
    await waitForNetwork(retryDelayMs(this.#emptyTries, limits), problem);
  }
}

function isServerTrouble(status: number): boolean {
  return status >= 500 || status === 429 || status === 408;
}
