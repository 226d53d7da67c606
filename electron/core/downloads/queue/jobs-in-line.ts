/** The order of the queue: by each job's place, a number, so that moving one changes no other. */
import type { LiveJob } from "#core/downloads/queue/live-job.ts";

export function jobsInLine(jobs: ReadonlyMap<string, LiveJob>): LiveJob[] {
  return [...jobs.values()].sort((one, other) => one.header.place - other.header.place);
}

/** A place after every other. */
export function lastPlace(jobs: readonly LiveJob[]): number {
  return Math.max(0, ...jobs.map(({ header }) => header.place)) + 1;
}

/** Moves a job in line before another, or to the end; answers the jobs whose place changed. */
export function moveJob(jobs: ReadonlyMap<string, LiveJob>, job: LiveJob, before: LiveJob | null): LiveJob[] {
  if (before === job) return [];
  if (before === null) {
    job.takePlace(lastPlace([...jobs.values()]));
    return [job];
  }
  const others = jobsInLine(jobs).filter((other) => other !== job);
  const at = others.indexOf(before);
  const from = others[at - 1]?.header.place ?? before.header.place - 2;
  const place = (from + before.header.place) / 2;
  if (place > from && place < before.header.place) {
    job.takePlace(place);
    return [job];
  }
  // Halved so often that no number fits in between.
  others.splice(at, 0, job);
  others.forEach((other, index) => {
    other.takePlace(index + 1);
  });
  return others;
}
