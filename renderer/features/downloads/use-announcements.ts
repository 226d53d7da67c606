/** The last milestones of the queue in words, for a live region. */
import { useEffect, useRef, useState } from "react";
import { milestones } from "#renderer/features/downloads/milestones.ts";
import type { Job } from "#shared/contract/downloads.ts";

export function useAnnouncements(jobs: readonly Job[] | undefined): string {
  const before = useRef<ReadonlyMap<string, Job>>(new Map());
  const [words, setWords] = useState("");
  useEffect(() => {
    if (jobs === undefined) return;
    const said = milestones(before.current, jobs);
    before.current = new Map(jobs.map((job) => [job.id, job]));
    if (said.length > 0) setWords(said.join(" "));
  }, [jobs]);
  return words;
}
