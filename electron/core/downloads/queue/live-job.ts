/** One job while the app runs: what is stored of it, how far it is, and how fast. Does no work itself; run-job.ts does. */
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import type { JobTarget } from "#core/downloads/cache/job-target.ts";
import { targetOf } from "#core/downloads/cache/target.ts";
import { type FilePhase, FileProgress, type IndexRange } from "#core/downloads/queue/file-progress.ts";
import { SpeedMeter } from "#core/downloads/queue/speed.ts";
import type { PlannedFile, StoredJob, StoredState } from "#core/downloads/queue/stored-job.ts";
import { recordedBytes } from "#core/downloads/transfer/worker/journal.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import type { Job, JobFile, JobState, Setback } from "#shared/contract/downloads.ts";
import type { Problem } from "#shared/model/problem.ts";

/** What a job is stored with, but its state. */
export type JobHeader = Omit<StoredJob, "type" | "state">;

export class LiveJob {
  #header: JobHeader;
  readonly files: readonly PlannedFile[];
  readonly target: JobTarget;
  /** When a job that waits for a person, the disk or an account tries again by itself, as Unix milliseconds; null where it does not. */
  nextTryAt: number | null = null;
  /** How often in a row it waited for the same reason; makes the waits longer. */
  tries = 0;
  readonly #progress: FileProgress;
  readonly #sizeBytes: number;
  readonly #speed = new SpeedMeter();
  #state: JobState;
  #receivedBytes = 0;
  #setback: { readonly index: number; readonly type: Setback["type"] } | null = null;

  constructor(
    header: JobHeader,
    files: readonly PlannedFile[],
    state: StoredState,
    verified: readonly IndexRange[] = [],
  ) {
    this.#header = header;
    this.files = files;
    this.target = targetOf(header);
    this.#progress = new FileProgress(files, verified);
    this.#sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
    this.#state = state;
    this.readPartBytes();
  }

  get header(): JobHeader {
    return this.#header;
  }

  get id(): string {
    return this.#header.id;
  }

  get state(): JobState {
    return this.#state;
  }

  /** Why it waits, where that is known. */
  get waitProblem(): Problem | null {
    return this.#state.type === "waiting" ? (this.#state.problem ?? null) : null;
  }

  get missingBytes(): number {
    return Math.max(0, this.#sizeBytes - this.#progress.receivedBytes);
  }

  get verifiedCount(): number {
    return this.#progress.verifiedCount;
  }

  setState(state: JobState): void {
    if (state.type !== "receiving" && state.type !== "verifying") this.#speed.reset();
    this.#state = state;
  }

  /** The account whose token the job uses from its next run on. */
  takeAccount(accountId: string | null, hub: Pick<HubAccess, "userNameOf">): void {
    const userName = (accountId === null ? null : hub.userNameOf(accountId)) ?? this.#header.userName;
    this.#header = { ...this.#header, accountId, userName };
  }

  takePlace(place: number): void {
    this.#header = { ...this.#header, place };
  }

  /** What outlives the app. */
  storedState(): StoredState {
    switch (this.#state.type) {
      case "paused":
      case "failed":
      case "cancelled":
      case "done":
        return this.#state;
      default:
        return { type: "queued" };
    }
  }

  /** Which files are verified and in their place. */
  verifiedRanges(): [number, number][] {
    return this.#progress.verifiedRanges();
  }

  /** The files that are not, in the plan's order. */
  openFiles(): number[] {
    return [...this.files.keys()].filter((index) => !this.#progress.isVerified(index));
  }

  isVerified(index: number): boolean {
    return this.#progress.isVerified(index);
  }

  phaseOf(index: number): FilePhase | null {
    return this.#progress.phaseOf(index);
  }

  /** The size of the largest file that is verified now. */
  get verifyingBytesMax(): number {
    return this.#progress.verifyingBytesMax;
  }

  /** What the file that is furthest is at; null when none is worked on. */
  furthestPhase(): FilePhase | null {
    return this.#progress.firstOf(["receiving", "verifying", "waiting"]);
  }

  /** What is done with a file now; null when it is left. */
  setPhase(index: number, phase: FilePhase | null): void {
    if (phase === null || phase === "failed") this.#endSetback(index);
    this.#progress.setPhase(index, phase);
  }

  /** The bytes of a file under way; `isNew` when they may just have come from the network. Answers whether more came. */
  setBytes(index: number, bytes: number, isNew: boolean, now: number): boolean {
    const more = isNew ? Math.max(0, bytes - this.#progress.bytesOf(index)) : 0;
    if (more > 0) {
      this.#speed.add(more, now);
      if (this.#setback?.type === "stalled" || this.#setback?.type === "slow") this.#endSetback(index);
    }
    this.#progress.setBytes(index, bytes);
    this.#keepHighest();
    return more > 0;
  }

  /** How much of a file went through its hash, while it is verified. */
  setHashed(index: number, bytes: number): void {
    this.#progress.setHashed(index, bytes);
  }

  /** Something happened to a file that a person may want to know. */
  meet(index: number, type: Setback["type"]): void {
    this.#setback = { index, type };
  }

  /** A file is in its place, and its hash was right. */
  setVerified(index: number): void {
    this.#progress.verify(index);
    this.#keepHighest();
  }

  /** A verified file is gone from the disk. */
  reopen(index: number): void {
    this.#progress.reopen(index);
  }

  /** What earlier runs left of files that are not verified, as the disk says it. */
  readPartBytes(): void {
    let names: readonly string[] = [];
    try {
      names = readdirSync(this.target.partsFolder).filter((name) => name.includes(this.id));
    } catch {
      // Nothing there, or a disk that is away: the run will say so if it matters.
    }
    if (names.length > 0) {
      const there = new Set(names);
      for (const index of this.openFiles()) {
        const file = this.files[index];
        if (file === undefined || !there.has(basename(this.target.part(file)))) continue;
        this.#progress.setBytes(index, recordedBytes(this.target.part(file)));
      }
    }
    this.#keepHighest();
  }

  bytesPerSecond(now: number): number {
    return this.#speed.bytesPerSecond(now);
  }

  /** As the contract shows it. */
  toJob(now: number): Job {
    const { id, repo, revision, commit, folder, isWhole, place, addedAt } = this.#header;
    return {
      id,
      repo,
      revision,
      commit,
      fileCount: this.files.length,
      isWhole,
      firstPath: this.files[0]?.path ?? "",
      sizeBytes: this.#sizeBytes,
      receivedBytes: this.#receivedBytes,
      verifiedBytes: this.#progress.verifiedBytes,
      hashedBytes: this.#progress.hashedBytes,
      bytesPerSecond: this.bytesPerSecond(now),
      state: this.#state,
      setback: this.#shownSetback(),
      folder,
      place,
      addedAt,
    };
  }

  /** A stretch of the files, in the order of the plan. */
  toJobFiles(offset: number, limit: number): JobFile[] {
    return this.files.slice(offset, offset + limit).map(({ path, sizeBytes }, index) => ({
      path,
      sizeBytes,
      receivedBytes: this.#progress.bytesOf(offset + index),
      hashedBytes: this.#progress.hashedOf(offset + index),
      state: this.#fileState(offset + index),
    }));
  }

  #shownSetback(): Setback | null {
    if (this.#setback === null) return null;
    return { type: this.#setback.type, path: this.files[this.#setback.index]?.path ?? "" };
  }

  #endSetback(index: number): void {
    if (this.#setback?.index === index) this.#setback = null;
  }

  #fileState(index: number): JobFile["state"] {
    if (this.#progress.isVerified(index)) return "verified";
    const phase = this.#progress.phaseOf(index);
    if (phase !== null) return phase;
    return this.#state.type === "failed" && this.#progress.bytesOf(index) > 0 ? "failed" : "waiting";
  }

  /** A restarted or reopened file must not make the bar go back while the job runs. */
  #keepHighest(): void {
    const bytes = Math.min(this.#progress.receivedBytes, this.#sizeBytes);
    this.#receivedBytes = Math.max(this.#receivedBytes, bytes);
  }
}
