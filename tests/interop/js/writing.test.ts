/** @huggingface/hub writes to the stand-in, unmodified, and reads back what it wrote. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  checkRepoAccess,
  commit,
  countCommits,
  createBranch,
  createRepo,
  datasetInfo,
  deleteBranch,
  deleteFile,
  deleteFiles,
  deleteRepo,
  downloadFile,
  fileDownloadInfo,
  HubApiError,
  listCommits,
  listFiles,
  modelInfo,
  pathsInfo,
  repoExists,
  uploadFile,
  uploadFiles,
  uploadFilesWithProgress,
} from "@huggingface/hub";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TokenName } from "#tests/hub/auth/sample-tokens.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub({ uploads: { multipartFromBytes: 3_000_000, partBytes: 1_000_000, memoryBytes: 2_000_000 } });
});
afterAll(() => hub.close());
beforeEach(() => hub.clearRequests());

const at = (name: TokenName = "write") => ({ hubUrl: hub.hubUrl, accessToken: hub.tokens[name] });
const bytes = (seed: string, sizeBytes: number): Blob =>
  new Blob([Uint8Array.from(patternBytes(seed, sizeBytes).read(0, sizeBytes))]);
const sha256 = async (blob: Blob): Promise<string> =>
  createHash("sha256")
    .update(Buffer.from(await blob.arrayBuffer()))
    .digest("hex");
const gitOid = async (blob: Blob): Promise<string> =>
  createHash("sha1")
    .update(`blob ${blob.size}\0`)
    .update(Buffer.from(await blob.arrayBuffer()))
    .digest("hex");
const asked = (method: string, path: RegExp) =>
  hub.requests.filter((request) => request.method === method && path.test(request.path));

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

let serial = 0;
async function newRepo(): Promise<string> {
  serial += 1;
  const repo = `ana-m/js-${serial}`;
  await createRepo({ ...at(), repo });
  return repo;
}

describe("repos", () => {
  test("createRepo makes one that is there at once, with a licence and files", async () => {
    const made = await createRepo({
      ...at(),
      repo: "ana-m/made-with-js",
      license: "mit",
      files: [{ path: "notes/a.txt", content: new Blob(["hello\n"]) }],
    });
    expect(made).toEqual({ repoUrl: `${hub.hubUrl}/ana-m/made-with-js`, id: expect.stringMatching(/^[0-9a-f]{24}$/) });
    const files = await collect(listFiles({ ...at(), repo: "ana-m/made-with-js", recursive: true }));
    expect(files.filter(({ type }) => type === "file").map(({ path }) => path)).toEqual([
      ".gitattributes",
      "README.md",
      "notes/a.txt",
    ]);
    expect(
      await modelInfo({ ...at(), name: "ana-m/made-with-js", additionalFields: ["cardData", "tags"] }),
    ).toMatchObject({
      id: made.id,
      private: false,
      cardData: { license: "mit" },
      tags: expect.arrayContaining(["license:mit"]),
    });
    expect(await countCommits({ ...at(), repo: "ana-m/made-with-js" })).toBe(1);
  });

  test("a private one is for its owner alone; a dataset has a name of its own", async () => {
    await createRepo({ ...at(), repo: "ana-m/only-mine", visibility: "private" });
    expect(await repoExists({ hubUrl: hub.hubUrl, repo: "ana-m/only-mine" })).toBe(false);
    await checkRepoAccess({ ...at("read"), repo: "ana-m/only-mine" });
    await createRepo({ ...at(), repo: { type: "dataset", name: "ana-m/only-mine" } });
    expect(await datasetInfo({ ...at(), name: "ana-m/only-mine" })).toMatchObject({ private: false });
    expect(await modelInfo({ ...at(), name: "ana-m/only-mine" })).toMatchObject({ private: true });
  });

  test("a name that is taken is a conflict; a foreign namespace and a read token are refused in the Hub's words", async () => {
    const repo = await newRepo();
    await expect(createRepo({ ...at(), repo })).rejects.toMatchObject({ statusCode: 409 });
    await expect(createRepo({ ...at(), repo: "northwind-ai/mine" })).rejects.toThrow(
      `You don't have the rights to create a model under the namespace "northwind-ai"`,
    );
    await expect(createRepo({ ...at("read"), repo: "ana-m/no" })).rejects.toMatchObject({ statusCode: 403 });
    await expect(deleteRepo({ ...at("read"), repo })).rejects.toMatchObject({ statusCode: 403 });
    await expect(createRepo({ ...at("revoked"), repo: "ana-m/no" })).rejects.toThrow("Invalid credentials");
  });

  test("deleteRepo takes it away", async () => {
    const repo = await newRepo();
    await deleteRepo({ ...at(), repo });
    expect(await repoExists({ ...at(), repo })).toBe(false);
    await expect(deleteRepo({ ...at(), repo })).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe("small files", () => {
  test("uploadFile, and what every reader then says of it", async () => {
    const repo = await newRepo();
    const content = new Blob([`{"model_type": "aster"}\n`]);
    const out = await uploadFile({ ...at(), repo, file: { path: "config.json", content }, commitTitle: "Add config" });
    const oid = out?.commit.oid ?? "";
    expect(out?.commit.url).toBe(`${hub.hubUrl}/${repo}/commit/${oid}`);
    const [entry] = await pathsInfo({ ...at(), repo, paths: ["config.json"], expand: true });
    expect(entry).toMatchObject({
      oid: await gitOid(content),
      size: content.size,
      lastCommit: { id: oid, title: "Add config" },
    });
    const info = await fileDownloadInfo({ ...at(), repo, path: "config.json" });
    expect(info).toMatchObject({ etag: `"${await gitOid(content)}"`, size: content.size });
    expect(await (await downloadFile({ ...at(), repo, path: "config.json" }))?.text()).toBe(await content.text());
    expect((await collect(listCommits({ ...at(), repo }))).map(({ oid: id, title }) => [id, title])[0]).toEqual([
      oid,
      "Add config",
    ]);
    expect(await modelInfo({ ...at(), name: repo, additionalFields: ["sha", "config"] })).toMatchObject({
      sha: oid,
      config: { model_type: "aster" },
    });
  });

  test("uploadFiles takes blobs and folders; a card becomes the repo's facts", async () => {
    const repo = await newRepo();
    const folder = mkdtempSync(join(tmpdir(), "hubdeck-upload-"));
    try {
      mkdirSync(join(folder, "deep"));
      writeFileSync(join(folder, "deep", "übung.txt"), "a b");
      writeFileSync(join(folder, "empty.bin"), "");
      const card = new Blob(["---\nlicense: mit\ntags:\n- sea\npipeline_tag: text-generation\n---\n# Card\n"]);
      await uploadFiles({ ...at(), repo, files: [pathToFileURL(`${folder}/`), { path: "README.md", content: card }] });
    } finally {
      rmSync(folder, { recursive: true });
    }
    const files = (await collect(listFiles({ ...at(), repo, recursive: true }))).map(({ path }) => path);
    expect(files).toEqual([".gitattributes", "README.md", "deep", "deep/übung.txt", "empty.bin"]);
    expect(await (await downloadFile({ ...at(), repo, path: "deep/übung.txt" }))?.text()).toBe("a b");
    expect(await modelInfo({ ...at(), name: repo, additionalFields: ["tags", "cardData"] })).toMatchObject({
      task: "text-generation",
      tags: expect.arrayContaining(["sea", "license:mit"]),
    });
  });

  test("a card with broken front matter is refused, and nothing is committed", async () => {
    const repo = await newRepo();
    const file = { path: "README.md", content: new Blob(["---\nlicense: [mit\n---\n"]) };
    await expect(uploadFile({ ...at(), repo, file })).rejects.toMatchObject({ statusCode: 400 });
    expect(await countCommits({ ...at(), repo })).toBe(1);
  });

  test("deleteFile and deleteFiles", async () => {
    const repo = await newRepo();
    await uploadFiles({ ...at(), repo, files: ["a", "b", "c"].map((path) => ({ path, content: new Blob([path]) })) });
    await deleteFile({ ...at(), repo, path: "a" });
    await deleteFiles({ ...at(), repo, paths: ["b", "c"] });
    expect((await collect(listFiles({ ...at(), repo }))).map(({ path }) => path)).toEqual([".gitattributes"]);
    await expect(deleteFile({ ...at(), repo, path: "a" })).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe("large files", () => {
  test("in one piece, where the server has no Xet although the client offers it", async () => {
    const repo = await newRepo();
    const content = bytes("one piece", 1_500_001);
    await uploadFile({ ...at(), repo, file: { path: "model.safetensors", content } });
    expect(asked("PUT", /^\/lfs-uploads\/[0-9a-f]+$/)).toMatchObject([{ origin: "cdn", hasAuthorization: false }]);
    expect(hub.requests.filter(({ path }) => /xet|xorb|shard/.test(path))).toEqual([]);
    const [entry] = await pathsInfo({ ...at(), repo, paths: ["model.safetensors"] });
    expect(entry?.lfs).toEqual({ oid: await sha256(content), size: content.size, pointerSize: 132 });
    const back = await downloadFile({ ...at(), repo, path: "model.safetensors" });
    expect(await sha256(back ?? new Blob())).toBe(await sha256(content));
    expect(hub.leaks()).toEqual([]);
  });

  test.each([true, false])("in parts, with useXet %s; the bytes are on the server's disk by then", async (useXet) => {
    const repo = await newRepo();
    const content = bytes(`parts ${useXet}`, 3_500_003);
    const file = { path: "model.gguf", content };
    await uploadFile({ ...at(), repo, file, useXet });
    expect(asked("PUT", /^\/lfs-uploads\/[0-9a-f]+\/\d$/)).toHaveLength(4);
    const back = await downloadFile({ ...at(), repo, path: "model.gguf" });
    expect(await sha256(back ?? new Blob())).toBe(await sha256(content));
    const middle = await downloadFile({ ...at(), repo, path: "model.gguf" });
    expect(await sha256(middle?.slice(999_990, 2_000_010) ?? new Blob())).toBe(
      await sha256(content.slice(999_990, 2_000_010)),
    );
  });

  test("bytes that are stored already are not sent again", async () => {
    const repo = await newRepo();
    const content = bytes("twice", 1_100_000);
    await uploadFile({ ...at(), repo, file: { path: "a.bin", content } });
    hub.clearRequests();
    await uploadFile({ ...at(), repo, file: { path: "b.bin", content } });
    expect(asked("PUT", /lfs-uploads/)).toEqual([]);
    expect(await pathsInfo({ ...at(), repo, paths: ["b.bin"] })).toMatchObject([
      { lfs: { oid: await sha256(content) } },
    ]);
  });

  test("uploadFilesWithProgress tells of every phase, and of a large file up to its end", async () => {
    const repo = await newRepo();
    const files = [
      { path: "w.bin", content: bytes("progress", 1_200_000) },
      { path: "w.txt", content: new Blob(["text"]) },
    ];
    const events = await collect(uploadFilesWithProgress({ ...at(), repo, files, useXet: false }));
    expect(events.flatMap((event) => (event.event === "phase" ? [event.phase] : []))).toEqual([
      "preuploading",
      "uploadingLargeFiles",
      "committing",
    ]);
    // Outside a browser the client tells nothing of how small files get on.
    const last = events.findLast((event) => event.event === "fileProgress" && event.path === "w.bin");
    expect(last).toMatchObject({ progress: 1, state: "uploading" });
  });

  test("a part that is lost on the way fails the upload, and nothing is committed", async () => {
    const repo = await newRepo();
    const stop = hub.faults.add({ origin: "cdn", method: "PUT", path: /\/3$/, answer: { status: 500 } });
    const file = { path: "model.gguf", content: bytes("lost", 3_500_000) };
    await expect(uploadFile({ ...at(), repo, file })).rejects.toThrow("Error while uploading part");
    stop();
    expect(await countCommits({ ...at(), repo })).toBe(1);
    await uploadFile({ ...at(), repo, file });
    expect(await countCommits({ ...at(), repo })).toBe(2);
  });
});

describe("branches and commits", () => {
  test("createBranch and deleteBranch; a commit on a branch leaves main alone", async () => {
    const repo = await newRepo();
    await createBranch({ ...at(), repo, branch: "feature/x" });
    const file = { path: "x.txt", content: new Blob(["x"]) };
    await uploadFile({ ...at(), repo, file, branch: "feature/x" });
    const paths = async (revision: string) =>
      (await pathsInfo({ ...at(), repo, revision, paths: [".gitattributes", "x.txt"] })).map(({ path }) => path);
    expect(await paths("feature/x")).toEqual([".gitattributes", "x.txt"]);
    expect(await paths("main")).toEqual([".gitattributes"]);
    await expect(createBranch({ ...at(), repo, branch: "feature/x" })).rejects.toMatchObject({ statusCode: 409 });
    await createBranch({ ...at(), repo, branch: "bare", empty: true });
    expect(await paths("bare")).toEqual([]);
    await deleteBranch({ ...at(), repo, branch: "feature/x" });
    await expect(paths("feature/x")).rejects.toMatchObject({ statusCode: 404 });
    await expect(deleteBranch({ ...at(), repo, branch: "main" })).rejects.toMatchObject({ statusCode: 403 });
    await expect(deleteBranch({ ...at(), repo, branch: "none" })).rejects.toMatchObject({ statusCode: 404 });
    await expect(createBranch({ ...at(), repo, branch: "a..b" })).rejects.toThrow("Invalid reference for a branch");
  });

  test("commit edits, adds and deletes in one step; a stale parent is refused, a right one is not", async () => {
    const repo = await newRepo();
    const write = (path: string, text: string) =>
      ({ operation: "addOrUpdate", path, content: new Blob([text]) }) as const;
    const first = await commit({ ...at(), repo, title: "One", operations: [write("a", "1"), write("b", "1")] });
    const parentCommit = first?.commit.oid ?? "";
    const operations = [write("a", "2"), { operation: "delete", path: "b" } as const];
    const second = await commit({ ...at(), repo, title: "Two", description: "More\nwords", operations, parentCommit });
    await expect(commit({ ...at(), repo, title: "Late", operations: [write("c", "3")], parentCommit })).rejects.toThrow(
      "A commit has happened since",
    );
    const commits = await collect(listCommits({ ...at(), repo }));
    expect(commits[0]).toMatchObject({ oid: second?.commit.oid, title: "Two", message: "More\nwords" });
    expect(await (await downloadFile({ ...at(), repo, path: "a" }))?.text()).toBe("2");
    expect(await (await downloadFile({ ...at(), repo, path: "a", revision: parentCommit }))?.text()).toBe("1");
  });

  test("who may not write may open a pull request, large file included", async () => {
    const repo = "northwind-ai/Aster-Nano-Instruct";
    const files = [{ path: "extra/w.bin", content: bytes("pull request", 1_050_000) }];
    await expect(uploadFiles({ ...at(), repo, files })).rejects.toThrow("pass `create_pr=1` as a query parameter");
    const out = await uploadFiles({ ...at(), repo, files, isPullRequest: true });
    const num = /\/discussions\/(\d+)$/.exec(out?.pullRequestUrl ?? "")?.[1];
    const revision = `refs/pr/${num}`;
    expect(await pathsInfo({ ...at(), repo, revision, paths: ["extra/w.bin"] })).toHaveLength(1);
    expect(await pathsInfo({ ...at(), repo, paths: ["extra/w.bin"] })).toEqual([]);
    await expect(uploadFiles({ ...at("read"), repo, files, isPullRequest: true })).rejects.toThrow(HubApiError);
  });

  test("a path that leaves the repo is refused", async () => {
    const repo = await newRepo();
    const operations = [{ operation: "addOrUpdate", path: "../x", content: new Blob(["x"]) } as const];
    await expect(commit({ ...at(), repo, title: "Out", operations })).rejects.toThrow("Invalid path");
  });
});
