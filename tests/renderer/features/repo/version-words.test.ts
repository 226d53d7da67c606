import { describe, expect, test } from "vitest";
import { gateWords } from "#renderer/features/repo/gate/gate-words.ts";
import { scanWords } from "#renderer/features/repo/head/scan-words.ts";
import { canOpen, stageWords } from "#renderer/features/repo/head/space-words.ts";
import { revisionCaution, revisionName } from "#renderer/features/repo/revision-words.ts";
import { refCount, shownGroups } from "#renderer/features/repo/versions/ref-rows.ts";
import { withoutRepeats } from "#renderer/features/repo/versions/use-commits.ts";
import { hardwareWords } from "#renderer/text/repo-words.ts";
import type { RepoRefs } from "#shared/contract/versions.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";

test.each([
  ["v1.0", "v1.0"],
  ["feature/one", "feature/one"],
  ["refs/pr/12", "pull request 12"],
  ["refs/convert/parquet", "parquet conversion"],
  [commit, "commit 0123456"],
  // A branch may have a name that only looks like something else.
  ["refs/pr/abc", "refs/pr/abc"],
])("the revision %s is called %s", (revision, name) => {
  expect(revisionName(revision)).toBe(name);
});

test("only what is no plain name needs a word of caution", () => {
  expect(revisionCaution("v1.0")).toBeNull();
  expect(revisionCaution("refs/pr/1")).toMatch(/nobody has accepted/);
});

describe("the list of names", () => {
  const list = (names: readonly string[], lead = "", total = names.length) => ({
    refs: names.map((name) => ({ name, revision: lead + name, commit })),
    total,
  });
  const branches = Array.from({ length: 20 }, (_, at) => `b${at}`);
  const refs: RepoRefs = {
    branches: list(["main", ...branches]),
    tags: list(["v2", "v1"]),
    pullRequests: list(["1"], "refs/pr/", 900),
    converts: list([]),
  };
  const choice = { filter: "", opened: new Set<never>(), revision: "main" };

  test("is short at first, keeps the one on screen, and leaves empty groups out", () => {
    const groups = shownGroups(refs, { ...choice, revision: "b15" });
    expect(groups.map(({ group }) => group)).toEqual(["branches", "tags", "pullRequests"]);
    expect(groups[0]?.refs.map(({ name }) => name)).toEqual(["main", "b0", "b1", "b2", "b3", "b4", "b15"]);
    expect(groups[0]).toMatchObject({ total: 21, hiddenCount: 14, cutCount: 0 });
    expect(groups[2]).toMatchObject({ total: 900, hiddenCount: 0, cutCount: 899 });
    expect(refCount(refs)).toBe(24);
  });

  test("is whole once a group is opened, and filtered over all of it", () => {
    expect(shownGroups(refs, { ...choice, opened: new Set(["branches"] as const) })[0]?.hiddenCount).toBe(0);
    const found = shownGroups(refs, { ...choice, filter: " B1 " });
    expect(found.map(({ refs: shown }) => shown.length)).toEqual([11]);
    expect(shownGroups(refs, { ...choice, filter: "none" })).toEqual([]);
  });

  test("hides no single row behind a button of the same height", () => {
    const seven = { ...refs, branches: list(["main", ...branches.slice(0, 6)]) };
    expect(shownGroups(seven, choice)[0]).toMatchObject({ hiddenCount: 0 });
  });
});

test("a commit that comes on two pages is shown once", () => {
  const one = { id: commit, title: "a", message: "", authors: [], date: null };
  expect(withoutRepeats([{ commits: [one] }, { commits: [one, { ...one, id: "f".repeat(40) }] }])).toHaveLength(2);
});

test("a Space's stage and hardware are told in words, unknown ones as the Hub has them", () => {
  expect(stageWords("SLEEPING")).toMatchObject({ label: "Sleeping", tone: "neutral" });
  expect(stageWords("NEW_STAGE")).toEqual({ label: "new stage", tone: "neutral", text: null });
  expect(stageWords("constructor").label).toBe("constructor");
  expect(["t4-small", "l4x1", "a10g-large", "zero-a10g", "cpu-basic", "quantum"].map(hardwareWords)).toEqual([
    ...["T4 small", "L4 × 1", "A10G large", "ZeroGPU", "CPU basic", "quantum"],
  ]);
  expect(["RUNNING", "SLEEPING", "BUILD_ERROR", "PAUSED"].map(canOpen)).toEqual([true, true, false, false]);
});

test("a scan promises nothing, and names what it flags", () => {
  expect(scanWords({ isDone: true, issues: [], issueCount: 0 })).toMatchObject({
    label: "files scanned",
    tone: "green",
  });
  expect(scanWords({ isDone: false, issues: [], issueCount: 0 }).label).toBe("scan under way");
  const issues = [{ path: "a.pt", level: "unsafe" }];
  expect(scanWords({ isDone: true, issues, issueCount: 1 })).toMatchObject({ label: "1 file unsafe", tone: "red" });
  const milder = [...issues, { path: "b.bin", level: "caution" }];
  expect(scanWords({ isDone: true, issues: milder, issueCount: 2 }).label).toBe("1 file unsafe");
  const flagged = scanWords({ isDone: true, issues: [{ path: "b", level: "suspicious" }], issueCount: 5 });
  expect(flagged).toMatchObject({ label: "5 files flagged", tone: "amber" });
  expect(flagged.text).toContain("b (suspicious) and 4 more");
});

test("each gate has its next step", () => {
  expect(gateWords("ask", "auto").pageLabel).toBe("Agree on its page");
  expect(gateWords("ask", "manual").pageLabel).toBe("Request access");
  expect(gateWords("pending", "manual").text).toMatch(/asks again by itself/);
  expect(gateWords("rejected", "manual").title).toMatch(/declined/);
});
