/** @huggingface/hub reads from the stand-in, unmodified; what it brings is held against what the server holds. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  checkRepoAccess,
  countCommits,
  datasetInfo,
  downloadFile,
  downloadFileToCacheDir,
  fileDownloadInfo,
  fileExists,
  HubApiError,
  listCommits,
  listDatasets,
  listFiles,
  listModels,
  listSpaces,
  modelInfo,
  parseSafetensorsMetadata,
  pathsInfo,
  repoExists,
  scanCacheDir,
  snapshotDownload,
  spaceInfo,
  whoAmI,
} from "@huggingface/hub";
import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { TokenName } from "#tests/hub/auth/sample-tokens.ts";
import { headOf } from "#tests/hub/catalogue/find-commit.ts";
import type { RepoFile } from "#tests/hub/catalogue/repo.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let cacheDir: string;
beforeAll(async () => {
  hub = await startHub({ pageSizes: { models: 10, tree: 5 } });
  cacheDir = mkdtempSync(join(tmpdir(), "hubdeck-js-cache-"));
  // The library says on the console what it downloads.
  vi.spyOn(console, "debug").mockImplementation(() => undefined);
});
afterAll(async () => {
  await hub.close();
  rmSync(cacheDir, { recursive: true, force: true });
});
beforeEach(() => hub.clearRequests());

const repo = "northwind-ai/Aster-Nano-Instruct";
const gguf = "northwind-ai/Aster-Nano-Instruct-GGUF";
const dataset = { type: "dataset", name: "northwind-ai/plain-instructions" } as const;
const at = (name?: TokenName): { hubUrl: string; accessToken?: string } => ({
  hubUrl: hub.hubUrl,
  ...(name === undefined ? {} : { accessToken: hub.tokens[name] }),
});
const sha256 = (data: Uint8Array): string => createHash("sha256").update(data).digest("hex");
const gitOid = (data: Uint8Array): string =>
  createHash("sha1").update(`blob ${data.byteLength}\0`).update(data).digest("hex");

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function bytesOf(blob: Blob | null): Promise<Buffer> {
  if (blob === null) throw new Error("no such file");
  return Buffer.from(await blob.arrayBuffer());
}

/** What the server holds at main. */
function held(kind: "model" | "dataset" | "space", id: string): ReadonlyMap<string, RepoFile> {
  const found = hub.catalogue.find(kind, id);
  if (found === null) throw new Error(`${id} is not in the catalogue`);
  return headOf(found).files;
}

describe("whoAmI", () => {
  test("tells a person, her organisations and the token's scopes", async () => {
    const person = await whoAmI({ hubUrl: hub.hubUrl, accessToken: hub.tokens.fineGrained });
    expect(person).toMatchObject({
      ...{ type: "user", name: "ana-m", fullname: "Ana Moreau" },
      orgs: [{ name: "quarry-labs" }, { name: "helios" }],
      auth: { accessToken: { displayName: "hubdeck", role: "fineGrained", createdAt: expect.any(Date) } },
    });
  });

  test("takes tokens without accessToken, of applications, and of people kept out", async () => {
    const ask = (name: TokenName): Promise<unknown> => whoAmI({ hubUrl: hub.hubUrl, accessToken: hub.tokens[name] });
    expect(await ask("oauth")).toMatchObject({ auth: { type: "app_token_as_user", expiresAt: expect.anything() } });
    expect(await ask("app")).toMatchObject({ type: "app", name: "nightly-builds" });
    expect(await ask("ssoRequired")).toMatchObject({ orgs: [{ securityRestrictions: ["sso"] }, {}] });
  });

  test.each(["revoked", "expired"] as const)("a token that is %s is an error with the Hub's words", async (name) => {
    const asked = whoAmI({ hubUrl: hub.hubUrl, accessToken: hub.tokens[name] });
    await expect(asked).rejects.toThrow("Invalid credentials in Authorization header");
    await expect(asked).rejects.toMatchObject({ statusCode: 401, requestId: expect.stringMatching(/^Root=1-/) });
  });

  test("an organisation's legacy token is refused by the library itself", async () => {
    await expect(whoAmI({ hubUrl: hub.hubUrl, accessToken: hub.tokens.legacyOrg })).rejects.toThrow("hf_");
    expect(hub.requests).toEqual([]);
  });
});

describe("lists", () => {
  test("listModels follows the pages, each repo once", async () => {
    const models = await collect(listModels({ ...at("read"), sort: "downloads", additionalFields: ["safetensors"] }));
    const names = models.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.toSorted()).toEqual(
      hub.catalogue
        .list("model")
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(hub.requests.length).toBe(Math.ceil(names.length / 10));
    expect(models.find(({ name }) => name === repo)).toMatchObject({
      ...{ task: "text-generation", gated: false, private: false, updatedAt: expect.any(Date) },
      safetensors: { total: 40_509_952 },
    });
  });

  test("listModels searches by owner, task, tags and words, and stops at a limit", async () => {
    const names = async (search: NonNullable<Parameters<typeof listModels>[0]>["search"]): Promise<string[]> =>
      (await collect(listModels({ ...at(), ...(search === undefined ? {} : { search }) }))).map(({ name }) => name);
    expect((await names({ owner: "helios", task: "automatic-speech-recognition" })).toSorted()).toEqual([
      "helios/Lumen-Small-EN",
      "helios/Lumen-Tiny-Multilingual",
    ]);
    expect(await names({ query: "basalt-70b", tags: ["license:other"] })).toEqual(
      (await names({ query: "basalt-70b" })).filter((name) =>
        hub.catalogue.find("model", name)?.tags.includes("license:other"),
      ),
    );
    expect(await names({ inferenceProviders: ["cerebras"] })).toEqual(["northwind-ai/Aster-1B-Instruct"]);
    expect(await collect(listModels({ ...at(), limit: 12 }))).toHaveLength(12);
  });

  test("listDatasets, with what is asked for besides", async () => {
    const found = await collect(
      listDatasets({ ...at(), search: { tags: ["language:fr"] }, additionalFields: ["description", "tags"] }),
    );
    expect(found.map(({ name }) => name).toSorted()).toEqual(["ana-m/reading-list", "fieldnotes/bird-sightings"]);
    expect(found.find(({ name }) => name.startsWith("fieldnotes"))).toMatchObject({
      ...{ downloads: 2_031, likes: 33, gated: false, updatedAt: expect.any(Date) },
      description: expect.stringContaining("What was seen"),
    });
    const gated = (await collect(listDatasets(at()))).filter((entry) => entry.gated !== false);
    expect(gated.map((entry) => entry.gated).toSorted()).toEqual(["auto", "manual"]);
  });

  test("listSpaces, with hardware and state", async () => {
    const found = await collect(listSpaces({ ...at(), additionalFields: ["runtime", "models"], sort: "likes" }));
    expect(found[0]).toMatchObject({
      ...{ name: "northwind-ai/chat-with-aster", sdk: "gradio", likes: 903 },
      runtime: { stage: "RUNNING", hardware: { current: "zero-a10g" } },
      models: expect.arrayContaining([repo]),
    });
    const stages = new Set(found.map(({ runtime }) => runtime?.stage));
    for (const stage of ["SLEEPING", "BUILDING", "PAUSED", "RUNTIME_ERROR"]) expect(stages).toContain(stage);
  });
});

describe("info", () => {
  test("modelInfo brings every field it can ask for", async () => {
    const info = await modelInfo({
      ...{ ...at(), name: repo },
      additionalFields: ["sha", "tags", "cardData", "config", "library_name", "inferenceProviderMapping", "spaces"],
    });
    const { branches } = hub.catalogue.find("model", repo)?.history() ?? {};
    expect(info).toMatchObject({
      ...{ name: repo, task: "text-generation", library_name: "transformers" },
      ...{ sha: branches?.get("main")?.id, spaces: ["northwind-ai/chat-with-aster"] },
      cardData: { license: "apache-2.0", language: ["en"] },
      config: { model_type: "llama" },
    });
    const tagged = await modelInfo({ ...at(), name: repo, revision: "v1.0", additionalFields: ["sha"] });
    expect(tagged.sha).not.toBe(info.sha);
    const proposed = await modelInfo({ ...at(), name: repo, revision: "refs/pr/1", additionalFields: ["sha"] });
    expect([info.sha, tagged.sha]).not.toContain(proposed.sha);
  });

  test("datasetInfo and spaceInfo", async () => {
    const data = await datasetInfo({ ...at(), name: dataset.name, additionalFields: ["cardData", "tags", "author"] });
    expect(data).toMatchObject({ author: "northwind-ai", cardData: { pretty_name: "Plain Instructions" } });
    const space = await spaceInfo({
      ...{ ...at(), name: "helios/lumen-live" },
      additionalFields: ["subdomain", "datasets", "runtime"],
    });
    expect(space).toMatchObject({
      ...{ sdk: "gradio", subdomain: "helios-lumen-live", datasets: ["helios/voice-postcards"] },
      runtime: { replicas: { current: 2 }, storage: "small" },
    });
  });

  test("an old name leads to the repo it is now", async () => {
    expect((await modelInfo({ ...at(), name: "northwind-ai/Aster-Tiny" })).name).toBe(repo);
    expect((await datasetInfo({ ...at(), name: "northwind-ai/instructions" })).name).toBe(dataset.name);
  });

  test("repoExists and checkRepoAccess tell what is there for whom", async () => {
    const space = "spaces/ana-m/shanty-box-private";
    expect(await repoExists({ ...at(), repo })).toBe(true);
    expect(await repoExists({ ...at("read"), repo: "nobody/nothing" })).toBe(false);
    expect(await repoExists({ ...at(), repo: space })).toBe(false);
    expect(await repoExists({ ...at("fineGrainedOneSpace"), repo: space })).toBe(true);
    await expect(checkRepoAccess({ ...at("read"), repo: "nobody/nothing" })).rejects.toMatchObject({ statusCode: 404 });
    await expect(checkRepoAccess({ ...at(), repo: "nobody/nothing" })).rejects.toMatchObject({ statusCode: 401 });
    await expect(checkRepoAccess({ ...at("revokedByOrg"), repo: "quarry-labs/Basalt-70B" })).rejects.toThrow(
      "revoked by the organization administrator",
    );
    await checkRepoAccess({ ...at("read"), repo: "marais-vision/Pixelry-XL" });
  });

  test("listCommits pages back to the first; countCommits reads the header", async () => {
    const commits = await collect(listCommits({ ...at(), repo, batchSize: 2 }));
    expect(commits.map(({ title }) => title)).toEqual(["Update README.md", "Upload model files", "initial commit"]);
    expect(commits[0]).toMatchObject({ authors: [{ username: "northwind-ai" }], date: expect.any(Date) });
    expect(hub.requests.map(({ target }) => target)).toHaveLength(2);
    expect(await countCommits({ ...at(), repo: dataset })).toBe(3);
    await expect(collect(listCommits({ ...at(), repo: "marais-vision/Pixelry-XL" }))).rejects.toThrow("restricted");
  });
});

describe("files", () => {
  test.each([
    ["model", repo],
    ["dataset", "loomworks/many-shards"],
    ["space", "helios/lumen-live"],
  ] as const)("listFiles walks every folder and page of a %s", async (type, name) => {
    const files = await collect(listFiles({ ...at(), repo: { type, name }, recursive: true, expand: true }));
    const paths = files.filter((entry) => entry.type === "file").map(({ path }) => path);
    expect(paths.toSorted()).toEqual([...held(type, name).keys()].toSorted());
    for (const entry of files) {
      const file = held(type, name).get(entry.path);
      if (file !== undefined) expect(entry.size).toBe(file.content.sizeBytes);
      expect(entry.lastCommit?.id).toMatch(/^[0-9a-f]{40}$/);
    }
  });

  test("pathsInfo leaves out what is missing; fileExists", async () => {
    const found = await pathsInfo({ ...at(), repo, paths: ["config.json", "nowhere", "images"], expand: true });
    expect(found.map(({ path, type }) => [path, type])).toEqual([
      ["config.json", "file"],
      ["images", "directory"],
    ]);
    expect(found[0]?.lastCommit?.title).toBe("Upload model files");
    expect(found[0]?.securityFileStatus?.status).toBe("safe");
    expect(await fileExists({ ...at(), repo, path: "config.json" })).toBe(true);
    expect(await fileExists({ ...at(), repo, path: "nowhere" })).toBe(false);
  });

  test("fileDownloadInfo finds the size of both kinds of file, and the hash of a git file", async () => {
    const info = (path: string): ReturnType<typeof fileDownloadInfo> => fileDownloadInfo({ ...at("read"), repo, path });
    // Without Xet the library follows to the CDN and takes the ETag from there, which is not the file's hash.
    expect((await info("model.safetensors"))?.size).toBe(
      held("model", repo).get("model.safetensors")?.content.sizeBytes,
    );
    const [config] = await pathsInfo({ ...at(), repo, paths: ["config.json"] });
    expect(await info("config.json")).toMatchObject({ size: config?.size, etag: `"${config?.oid}"` });
    expect(await fileDownloadInfo({ ...at(), repo, path: "nowhere" })).toBeNull();
  });

  test("fileDownloadInfo reads what a Xet-backed server says of a file", async () => {
    const own = await startHub({ hasXet: true });
    try {
      const path = "Aster-Nano-Instruct-Q2_K.gguf";
      const [entry] = await pathsInfo({ hubUrl: own.hubUrl, repo: gguf, paths: [path] });
      const info = await fileDownloadInfo({ hubUrl: own.hubUrl, repo: gguf, path });
      expect(info).toMatchObject({ size: entry?.size, etag: `"${entry?.lfs?.oid}"`, xet: { hash: entry?.xetHash } });
      expect(info?.xet?.refreshUrl.pathname).toContain("/xet-read-token/");
      const plain = await bytesOf(await downloadFile({ hubUrl: own.hubUrl, repo: gguf, path, xet: false }));
      expect(sha256(plain)).toBe(entry?.lfs?.oid);
    } finally {
      await own.close();
    }
  });

  test("downloadFile brings the bytes that the tree promises, whole, in part, raw, of another revision", async () => {
    const path = "Aster-Nano-Instruct-Q2_K.gguf";
    const [entry] = await pathsInfo({ ...at(), repo: gguf, paths: [path] });
    const blob = await downloadFile({ ...at("read"), repo: gguf, path });
    const bytes = await bytesOf(blob);
    expect(sha256(bytes)).toBe(entry?.lfs?.oid);
    expect((await bytesOf(blob?.slice(100, 164) ?? null)).equals(bytes.subarray(100, 164))).toBe(true);
    const pointer = await bytesOf(await downloadFile({ ...at(), repo: gguf, path, raw: true }));
    expect(gitOid(pointer)).toBe(entry?.oid);
    const proposed = hub.catalogue.find("model", repo)?.history().pullRequests.get("1")?.files ?? new Map();
    const changed = [...proposed.keys()].filter((name) => held("model", repo).get(name) !== proposed.get(name));
    expect(changed.length).toBeGreaterThan(0);
    for (const name of changed) {
      const { content } = proposed.get(name);
      const there = await bytesOf(await downloadFile({ ...at(), repo, path: name, revision: "refs/pr/1" }));
      expect(there.equals(content.read(0, content.sizeBytes)), name).toBe(true);
    }
    expect(await downloadFile({ ...at(), repo, path: "nowhere" })).toBeNull();
    expect(hub.leaks()).toEqual([]);
  });

  test("downloadFile of a Parquet file brings rows", async () => {
    const path = "data/test-00000-of-00001.parquet";
    const bytes = await bytesOf(await downloadFile({ ...at(), repo: dataset, path }));
    const rows = await parquetReadObjects({ file: Uint8Array.from(bytes).buffer });
    expect(rows).toHaveLength(20);
    expect(rows[0]).toMatchObject({ id: 0, instruction: expect.stringMatching(/^Describe the /) });
  });

  test("downloadFile of a gated repo is refused with the Hub's words, until access has arrived", async () => {
    // The library keeps a plain text in `data` and out of the message.
    const says = (words: string) => ({ data: { message: expect.stringContaining(words) } });
    const gated = { repo: "marais-vision/Pixelry-XL", path: "model_index.json" };
    await expect(downloadFile({ ...at(), ...gated })).rejects.toMatchObject(says("Please log in"));
    await expect(downloadFile({ ...at("read"), ...gated })).rejects.toMatchObject(says("not in the authorized list"));
    await expect(downloadFile({ ...at("fineGrainedNoGated"), ...gated })).rejects.toThrow(HubApiError);
    hub.access.set(gated.repo, "accepted");
    try {
      expect(JSON.parse((await bytesOf(await downloadFile({ ...at("read"), ...gated }))).toString())).toBeTypeOf(
        "object",
      );
    } finally {
      hub.access.delete(gated.repo);
    }
  });

  test("parseSafetensorsMetadata reads one file and many shards", async () => {
    const one = await parseSafetensorsMetadata({ ...at(), repo, computeParametersCount: true });
    expect(one).toMatchObject({ sharded: false, parameterCount: { BF16: 40_509_952 } });
    const big = "northwind-ai/Aster-7B-Instruct";
    const many = await parseSafetensorsMetadata({ ...at(), repo: big, computeParametersCount: true });
    expect(many.sharded).toBe(true);
    expect(many.parameterCount?.["BF16"]).toBe(7_615_487_488);
  });
});

describe("the cache", () => {
  test("downloadFileToCacheDir leaves a blob under its hash and a link to it", async () => {
    const path = "gauge.csv";
    const data = { type: "dataset", name: "saltmarsh/tide-gauge" } as const;
    const link = await downloadFileToCacheDir({ ...at(), repo: data, path, cacheDir });
    const [entry] = await pathsInfo({ ...at(), repo: data, paths: [path] });
    expect(gitOid(readFileSync(link))).toBe(entry?.oid);
    expect(readlinkSync(link)).toContain(`blobs/${entry?.oid}`);
    hub.clearRequests();
    await downloadFileToCacheDir({ ...at(), repo: data, path, cacheDir });
    expect(hub.requests.map(({ method }) => method)).toEqual(["POST"]);
  });

  test("snapshotDownload brings every file of a revision, and scanCacheDir finds it", async () => {
    const folder = await snapshotDownload({ ...at(), repo: dataset, cacheDir });
    const files = held("dataset", dataset.name);
    for (const [path, { content }] of files) {
      expect(readFileSync(join(folder, path)).equals(content.read(0, content.sizeBytes)), path).toBe(true);
    }
    const { repos } = await scanCacheDir(cacheDir);
    const found = repos.find(({ id }) => id.name === dataset.name);
    expect(found?.id).toEqual(dataset);
    expect(found?.revisions[0]?.commitOid).toBe(folder.split("/").at(-1));
  });
});
