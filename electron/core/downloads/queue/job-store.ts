/** Keeps the queue on disk, so that it goes on after the app ends in whatever way. */
import { LiveJob } from "#core/downloads/queue/live-job.ts";
import { type StoredEntry, storedEntry, storeVersion } from "#core/downloads/queue/stored-job.ts";
import { type JsonLinesOptions, openJsonLines } from "#core/store/json-lines.ts";

export type JobStore = {
  /** The jobs of earlier runs, as they stand in line. */
  load(): LiveJob[];
  /** Keeps a new job; resolves when it is on the disk. Throws ProblemError (DISK, DISK_FULL). */
  add(job: LiveJob): Promise<void>;
  saveState(job: LiveJob): void;
  /** Within a moment: what a kill takes away of it is found on the disk, and checked, not fetched again. */
  saveVerified(job: LiveJob): void;
  remove(id: string): void;
  close(): Promise<void>;
};

/** Many small files are verified in a second; writing each down by itself would take longer than fetching it. */
const verifiedEveryMs = 250;

/** Opens the store; a broken file is set aside and reported, never fatal. */
export function openJobStore(options: Pick<JsonLinesOptions<StoredEntry>, "file" | "clock" | "onBroken">): JobStore {
  const lines = openJsonLines<StoredEntry>({ ...options, schema: storedEntry, version: storeVersion });
  /** Jobs whose verified files are to be written soon. */
  const due = new Map<string, LiveJob>();

  function writeVerified(id: string): void {
    const job = due.get(id);
    if (job === undefined) return;
    due.delete(id);
    lines.put(`verified:${id}`, { type: "verified", ranges: job.verifiedRanges() });
  }

  function saveVerified(job: LiveJob): void {
    if (due.has(job.id)) return;
    due.set(job.id, job);
    void options.clock.sleep(verifiedEveryMs).then(() => writeVerified(job.id));
  }

  const saveState = (job: LiveJob) => {
    writeVerified(job.id);
    lines.put(`job:${job.id}`, { ...job.header, type: "job", state: job.storedState() });
  };
  const remove = (id: string) => {
    due.delete(id);
    for (const kind of ["job", "files", "verified"]) lines.remove(`${kind}:${id}`);
  };

  function load(): LiveJob[] {
    const jobs: LiveJob[] = [];
    for (const stored of lines.all().values()) {
      if (stored.type !== "job") continue;
      const { type: _, state, ...header } = stored;
      const files = lines.all().get(`files:${header.id}`);
      const verified = lines.all().get(`verified:${header.id}`);
      if (files?.type !== "files") continue;
      jobs.push(new LiveJob(header, files.files, state, verified?.type === "verified" ? verified.ranges : []));
    }
    return jobs.toSorted((one, other) => one.header.place - other.header.place);
  }

  return {
    load,
    async add(job) {
      lines.put(`files:${job.id}`, { type: "files", files: [...job.files] });
      saveState(job);
      try {
        await lines.flush();
      } catch (error) {
        remove(job.id);
        throw error;
      }
    },
    saveState,
    saveVerified,
    remove,
    close: async () => {
      for (const id of [...due.keys()]) writeVerified(id);
      await lines.close();
    },
  };
}
