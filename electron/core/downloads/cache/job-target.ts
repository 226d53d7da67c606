/** What the queue and the transfer know of where a job's files go: the Hub cache and a plain folder both are a target. */
import type { Finder, FoundContent } from "#core/downloads/cache/find-content.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

/** What a target needs to know of its job. */
export type TargetOf = {
  readonly id: string;
  readonly repo: RepoRef;
  readonly revision: string;
  readonly commit: string;
  readonly cacheFolder: string;
  /** The plain folder, or null for the cache. */
  readonly folder: string | null;
  /** When the revision was found to stand for the commit, as Unix milliseconds. */
  readonly addedAt: number;
};

/** Every call throws ProblemError (DISK, DISK_FULL) for what the disk refuses. File paths must have passed safe-path.ts. */
export type JobTarget = {
  /** As plain data, for a thread that makes the same target of it. */
  readonly where: TargetOf;
  /** The folder that everything lies below; it must be there. */
  readonly root: string;
  /** The folder to show, the best first. */
  readonly folders: readonly string[];
  /** The folder that the job's unfinished files lie in. */
  readonly partsFolder: string;
  /** The unfinished file. Its name is the job's alone. */
  part(file: PlannedFile): string;
  /** Why no file of this path may lie here, as the end of a sentence, or null. */
  refusal(path: string): string | null;
  /** Tells the same content of two jobs: it is fetched by one of them at a time. */
  contentKey(file: PlannedFile): string;
  /** Makes what a run needs, before its first file. */
  prepare(): Promise<void>;
  /** Makes the folders for a file. */
  prepareFile(file: PlannedFile): Promise<void>;
  /** The content, if it is on the disk with the planned size. Whoever uses it checks the hash first. */
  find(file: PlannedFile): Promise<FoundContent | null>;
  /** Answers a `find` that costs less where it is asked for all files of a plan at once. */
  openFinder(): Promise<Finder>;
  /** Gives found content, whose hash was checked, the file's name. */
  adopt(file: PlannedFile, found: FoundContent): Promise<void>;
  /** Gives a part file, whose hash was checked, its final name. */
  place(file: PlannedFile): Promise<void>;
  /** Whether a file that was placed is still there. */
  isPlaced(file: PlannedFile): Promise<boolean>;
  /** After the last planned file. */
  complete(): Promise<void>;
  /** Deletes what only an unfinished job has. Touches no finished file. */
  removeTraces(): Promise<void>;
};
