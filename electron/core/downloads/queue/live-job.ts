/** One job while the app runs: what is stored of it, how far it is, and how fast. Does no work itself; run-job.ts does. */
import { type CachePaths, cachePaths } from "#core/downloads/cache/cache-paths.ts";
import { SpeedMeter } from "#core/downloads/queue/speed.ts";
import type { PlannedFile, StoredJob, StoredState } from "#core/downloads/queue/stored-job.ts";
import { recordedBytes } from "#core/downloads/transfer/worker/journal.ts";
import type { Job, JobFile, JobState } from "#shared/contract/downloads.ts";

/** What a job is stored with, but its state. */
export type JobHeader = Omit<StoredJob, "type" | "state">;

export class LiveJob {
  #header: JobHeader;
  readonly files: readonly PlannedFile[];
  readonly paths: CachePaths;
  /** When a job whose account was refused tries again by itself, as Unix milliseconds; null for every other job. */
  nextTryAt: number | null = null;
  readonly #sizeBytes: number;
  readonly #speed = new SpeedMeter();
  #state: JobState;
  /** How many of the leading files are verified and linked. */
  #verifiedCount: number;
  #verifiedBytes: number;
  #receivedBytes: number;
  #currentBytes = 0;

  constructor(header: JobHeader, files: readonly PlannedFile[], state: StoredState, verifiedCount: number) {
    this.#header = header;
    this.files = files;
    this.paths = cachePaths(header);
    this.#sizeBytes = sumBytes(files);
    this.#state = state;
    this.#verifiedCount = Math.min(verifiedCount, files.length);
    this.#verifiedBytes = sumBytes(files.slice(0, this.#verifiedCount));
    this.#currentBytes = this.#partBytes();
    this.#receivedBytes = this.#verifiedBytes + this.#currentBytes;
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

  get verifiedCount(): number {
    return this.#verifiedCount;
  }

  setState(state: JobState): void {
    if (state.type !== "receiving" && state.type !== "verifying") this.#speed.reset();
    this.#state = state;
  }

  /** The account whose token the job uses from its next run on. */
  takeAccount(accountId: string | null): void {
    this.#header = { ...this.#header, accountId };
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

  /** The length of the file under way; `isNew` when these bytes just came from the network. */
  setCurrentBytes(bytes: number, isNew: boolean, now: number): void {
    if (isNew) this.#speed.add(Math.max(0, bytes - this.#currentBytes), now);
    this.#currentBytes = bytes;
    this.#keepHighest();
  }

  /** After a run: the disk says how much of the file under way is there. */
  readCurrentBytes(): void {
    this.#currentBytes = this.#partBytes();
    this.#keepHighest();
  }

  /** The file at `#verifiedCount` is in its place. */
  countVerifiedFile(): void {
    this.#verifiedBytes += this.files[this.#verifiedCount]?.sizeBytes ?? 0;
    this.#verifiedCount += 1;
    this.#currentBytes = 0;
    this.#keepHighest();
  }

  /** Some verified file is gone from the disk: everything from `index` on is looked at again. */
  reopenFrom(index: number): void {
    this.#verifiedCount = Math.min(this.#verifiedCount, index);
    this.#verifiedBytes = sumBytes(this.files.slice(0, this.#verifiedCount));
    this.#currentBytes = 0;
  }

  /** As the contract shows it. */
  toJob(now: number): Job {
    const { id, repo, revision, commit, addedAt } = this.#header;
    return {
      id,
      repo,
      revision,
      commit,
      fileCount: this.files.length,
      firstPath: this.files[0]?.path ?? "",
      sizeBytes: this.#sizeBytes,
      receivedBytes: this.#receivedBytes,
      verifiedBytes: this.#verifiedBytes,
      bytesPerSecond: this.#speed.bytesPerSecond(now),
      state: this.#state,
      addedAt,
    };
  }

  /** A stretch of the files, in the order of the plan. */
  toJobFiles(offset: number, limit: number): JobFile[] {
    return this.files.slice(offset, offset + limit).map((file, index) => {
      const place = offset + index - this.#verifiedCount;
      const { path, sizeBytes } = file;
      if (place < 0) return { path, sizeBytes, receivedBytes: sizeBytes, state: "verified" };
      if (place > 0) return { path, sizeBytes, receivedBytes: 0, state: "waiting" };
      return { path, sizeBytes, receivedBytes: this.#currentBytes, state: this.#currentFileState() };
    });
  }

  #currentFileState(): JobFile["state"] {
    switch (this.#state.type) {
      case "receiving":
      case "verifying":
      case "failed":
        return this.#state.type;
      default:
        return "waiting";
    }
  }

  /** A restarted or reopened file must not make the bar go back while the job runs. */
  #keepHighest(): void {
    const bytes = Math.min(this.#verifiedBytes + this.#currentBytes, this.#sizeBytes);
    this.#receivedBytes = Math.max(this.#receivedBytes, bytes);
  }

  /** What an earlier run left of the file under way. */
  #partBytes(): number {
    const file = this.files[this.#verifiedCount];
    if (file === undefined) return 0;
    return recordedBytes(this.paths.part(file.blobId, this.id));
  }
}

function sumBytes(files: readonly PlannedFile[]): number {
  return files.reduce((sum, file) => sum + file.sizeBytes, 0);
}
