import { expect, test } from "vitest";
import { repoJobs } from "#renderer/features/repo/download/use-repo-jobs.ts";
import { sampleCommit, sampleJob } from "#tests/renderer/features/sample-job.ts";

const shown = { repo: { kind: "model", id: "northwind-ai/Aster-7B-Instruct" }, commit: sampleCommit } as const;
const one = (path: string, id = path) => sampleJob({ id, fileCount: 1, firstPath: path });

test("a repo's downloads are told apart by file, the newest of each", () => {
  const { whole, byPath } = repoJobs([one("a", "old"), sampleJob(), one("b"), one("a", "new")], shown);
  expect(whole?.id).toBe("job-1");
  expect(byPath.get("a")?.id).toBe("new");
  expect(byPath.get("b")?.id).toBe("b");
});

test("downloads of another repo, another kind or another commit are not this one's", () => {
  const others = [
    sampleJob({ repo: { kind: "model", id: "other/repo" } }),
    sampleJob({ repo: { kind: "dataset", id: shown.repo.id } }),
    sampleJob({ commit: "0".repeat(40) }),
  ];
  expect(repoJobs(others, shown)).toEqual({ whole: null, byPath: new Map() });
});

test("a cancelled download is as if it had never been", () => {
  expect(repoJobs([sampleJob({ state: { type: "cancelled" } })], shown).whole).toBeNull();
});
