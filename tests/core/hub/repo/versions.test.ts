/** Branches, tags, pull requests, commits and the scan, as the Hub tells them and as it should not. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { listCommits } from "#core/hub/repo/list-commits.ts";
import { listRefs } from "#core/hub/repo/list-refs.ts";
import { readScan } from "#core/hub/repo/read-scan.ts";
import { commitsPage, repoRefs, repoScan } from "#shared/contract/versions.ts";
import { frameBytesMax } from "#shared/model/frame-limits.ts";
import { type OpenHubFetch, openHubFetch } from "#tests/core/hub/open-hub-fetch.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "lab/model" } as const;
const commit = "0123456789abcdef0123456789abcdef01234567";
const signal = new AbortController().signal;

let hub: RunningHub;
let opened: OpenHubFetch;
beforeAll(async () => {
  hub = await startHub({
    repos: [
      {
        id: repo.id,
        files: { "a.txt": "a" },
        commits: Array.from({ length: 120 }, (_, at) => ({ title: `Step ${at}`, changes: { "a.txt": `${at}` } })),
        branches: { "b-2": { "b.txt": "2" }, "b-10": { "b.txt": "10" }, "refs/convert/parquet": { "c.parquet": "c" } },
        gitTags: { v1: {}, v2: {} },
        pullRequests: { "3": { "p.txt": "3" }, "12": { "p.txt": "12" } },
      },
      { id: "lab/gated", files: { "a.txt": "a" }, gated: "auto" },
    ],
  });
  opened = openHubFetch({ hub: hub.hubUrl, router: hub.routerUrl });
});
afterEach(() => hub.faults.clear());
afterAll(async () => {
  await opened.close();
  await hub.close();
});
const commits = (page = 0, revision = "main") => listCommits(opened.hub, { repo, revision, page }, signal);

test("names come with what asks for them: main first, then in their natural order, the newest pull request first", async () => {
  const refs = await listRefs(opened.hub, repo, signal);
  expect(repoRefs.parse(refs)).toEqual(refs);
  const names = (list: typeof refs.branches) => list.refs.map(({ name, revision }) => [name, revision]);
  expect(names(refs.branches)).toEqual([
    ["main", "main"],
    ["b-2", "b-2"],
    ["b-10", "b-10"],
  ]);
  expect(names(refs.tags)).toEqual([
    ["v2", "v2"],
    ["v1", "v1"],
  ]);
  expect(names(refs.pullRequests)).toEqual([
    ["12", "refs/pr/12"],
    ["3", "refs/pr/3"],
  ]);
  expect(names(refs.converts)).toEqual([["parquet", "refs/convert/parquet"]]);
});

test("names that are none, and thousands of them, leave a list that can be shown", async () => {
  const odd = ["../up", "a b", "", 7, "x".repeat(300), "-flag", "ok"].map((name) => ({ name, targetCommit: commit }));
  const many = Array.from({ length: 3000 }, (_, at) => ({ name: `${at}/${"n".repeat(240)}`, targetCommit: commit }));
  const body = JSON.stringify({
    branches: [...odd, { name: "no-commit" }],
    tags: many,
    pullRequests: "none",
    converts: many,
  });
  hub.faults.add({ path: /\/refs$/, answer: { status: 200, body } });
  const refs = await listRefs(opened.hub, repo, signal);
  expect(repoRefs.parse(refs)).toEqual(refs);
  expect(refs.branches).toMatchObject({ refs: [{ name: "ok" }], total: 1 });
  expect([refs.tags.refs.length, refs.tags.total, refs.pullRequests.total]).toEqual([500, 3000, 0]);
  expect(JSON.stringify(refs).length).toBeLessThan(frameBytesMax);
});

test("the history comes page by page with its length, to its very beginning", async () => {
  const pages = [];
  for (let page: number | null = 0; page !== null; ) {
    const next: Awaited<ReturnType<typeof commits>> = await commits(page);
    expect(commitsPage.parse(next)).toEqual(next);
    pages.push(next);
    page = next.nextPage;
  }
  expect(pages.map((page) => page.commits.length)).toEqual([50, 50, 23]);
  expect(pages[0]?.total).toBe(123);
  expect(pages[0]?.commits.slice(0, 2)).toMatchObject([
    { title: "Update README.md", authors: ["lab"] },
    { title: "Step 119" },
  ]);
  expect(pages[2]?.commits.at(-1)?.title).toBe("initial commit");
  expect((await commits(0, "v1")).total).toBe(2);
});

test("what people wrote into commits is cut, cleaned of control characters, and keeps its lines", async () => {
  const good = {
    id: commit,
    title: "T\u0007itle\u001b[31m",
    message: `One\r\n\u0000two\n${"m".repeat(9000)}`,
    authors: [{ user: "a" }, { user: 5 }, "b"],
    date: "never",
  };
  const body = JSON.stringify([good, { id: "x", title: "no id" }, null, { id: commit.replace("0", "1"), title: 7 }]);
  hub.faults.add({ path: /\/commits\//, answer: { status: 200, body } });
  const page = await commits();
  expect(page).toMatchObject({ total: null, nextPage: null });
  expect(page.commits).toMatchObject([
    { title: "Title[31m", authors: ["a"], date: null },
    { title: "", message: "", authors: [] },
  ]);
  expect(page.commits[0]?.message.startsWith("One\ntwo\nmm")).toBe(true);
  expect(page.commits[0]?.message).toHaveLength(2000);
});

test("an empty page is the end, whatever the Hub says of the length", async () => {
  hub.faults.add({ path: /\/commits\//, answer: { status: 200, headers: { "x-total-count": "900" }, body: "[]" } });
  expect(await commits()).toEqual({ commits: [], total: 900, nextPage: null });
});

test("the history of a gated repo takes access, and its names do not", async () => {
  const gated = { kind: "model", id: "lab/gated" } as const;
  expect((await listRefs(opened.hub, gated, signal)).branches.total).toBe(1);
  await expect(listCommits(opened.hub, { repo: gated, revision: "main", page: 0 }, signal)).rejects.toMatchObject({
    problem: { code: "GATED", gate: "sign-in" },
  });
});

test.each([
  [
    { scansDone: true, filesWithIssues: [] },
    { isDone: true, issues: [], issueCount: 0 },
  ],
  [
    { scansDone: "yes", filesWithIssues: "none" },
    { isDone: false, issues: [], issueCount: 0 },
  ],
  [
    { scansDone: true, filesWithIssues: [{ path: "a.pt", level: "unsafe" }, { path: 5 }, null] },
    { isDone: true, issues: [{ path: "a.pt", level: "unsafe" }], issueCount: 1 },
  ],
])("the scan %j says %j", async (answer, scan) => {
  hub.faults.add({ path: /\/scan$/, answer: { status: 200, body: JSON.stringify(answer) } });
  const read = await readScan(opened.hub, repo, signal);
  expect(read).toEqual(scan);
  expect(repoScan.parse(read)).toEqual(read);
});
