/** @huggingface/hub, a client that we did not write, against the stand-in. */
import { createHash } from "node:crypto";
import {
  checkRepoAccess,
  downloadFile,
  fileDownloadInfo,
  fileExists,
  HubApiError,
  listCommits,
  listFiles,
  listModels,
  modelInfo,
  parseSafetensorsMetadata,
  pathsInfo,
  repoExists,
  whoAmI,
} from "@huggingface/hub";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub({ pageSizes: { models: 10, tree: 5 } });
});
afterAll(() => hub.close());

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const repo = "northwind-ai/Aster-Nano-Instruct";
const at = (name?: "read" | "fineGrained" | "revoked"): { hubUrl: string; accessToken?: string } => ({
  hubUrl: hub.hubUrl,
  ...(name === undefined ? {} : { accessToken: hub.tokens[name] }),
});

test("whoAmI", async () => {
  const person = await whoAmI({ ...at("fineGrained"), accessToken: hub.tokens.fineGrained });
  expect(person).toMatchObject({ type: "user", name: "ana-m", auth: { accessToken: { createdAt: expect.any(Date) } } });
  await expect(whoAmI({ ...at(), accessToken: hub.tokens.revoked })).rejects.toThrow(
    "Invalid credentials in Authorization header",
  );
});

describe("models", () => {
  test("listModels follows the pages", async () => {
    const models = await collect(listModels({ ...at("read"), sort: "downloads", additionalFields: ["safetensors"] }));
    expect(models.length).toBeGreaterThan(40);
    expect(models.find(({ name }) => name === repo)).toMatchObject({
      ...{ task: "text-generation", gated: false, updatedAt: expect.any(Date) },
      safetensors: { total: 40_509_952 },
    });
  });

  test("listModels searches and stops at a limit", async () => {
    const search = { owner: "helios", task: "automatic-speech-recognition" } as const;
    const names = (await collect(listModels({ ...at(), search }))).map(({ name }) => name);
    expect(names.toSorted()).toEqual(["helios/Lumen-Small-EN", "helios/Lumen-Tiny-Multilingual"]);
    expect(await collect(listModels({ ...at(), limit: 12 }))).toHaveLength(12);
  });

  test("modelInfo, repoExists, checkRepoAccess", async () => {
    const info = await modelInfo({
      ...at(),
      name: repo,
      additionalFields: ["sha", "tags", "cardData", "inferenceProviderMapping"],
    });
    expect(info).toMatchObject({
      name: repo,
      sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      cardData: { license: "apache-2.0" },
    });
    expect(await repoExists({ ...at(), repo })).toBe(true);
    expect(await repoExists({ ...at("read"), repo: "nobody/nothing" })).toBe(false);
    await expect(checkRepoAccess({ ...at("read"), repo: "nobody/nothing" })).rejects.toThrow(HubApiError);
  });
});

describe("files", () => {
  test("listFiles walks every folder and page", async () => {
    const files = await collect(listFiles({ ...at(), repo, recursive: true, expand: true }));
    expect(files.filter(({ type }) => type === "file").length).toBeGreaterThan(9);
    expect(files.find(({ path }) => path === "model.safetensors")?.lfs?.oid).toMatch(/^[0-9a-f]{64}$/);
  });

  test("pathsInfo, fileExists, listCommits", async () => {
    const [config] = await pathsInfo({ ...at(), repo, paths: ["config.json", "nowhere"], expand: true });
    expect(config?.lastCommit?.title).toBe("Upload model files");
    expect(await fileExists({ ...at(), repo, path: "config.json" })).toBe(true);
    expect(await fileExists({ ...at(), repo, path: "nowhere" })).toBe(false);
    expect(await collect(listCommits({ ...at(), repo }))).toHaveLength(3);
  });

  test("fileDownloadInfo finds the size of both kinds of file, and the hash of a git file", async () => {
    const files = await collect(listFiles({ ...at(), repo }));
    const sizeOf = (name: string): number | undefined => files.find(({ path }) => path === name)?.size;
    const info = (path: string): ReturnType<typeof fileDownloadInfo> => fileDownloadInfo({ ...at("read"), repo, path });
    // Without Xet the library follows to the CDN and takes the ETag from there, which is not the file's hash.
    expect((await info("model.safetensors"))?.size).toBe(sizeOf("model.safetensors"));
    const config = await info("config.json");
    expect(config?.size).toBe(sizeOf("config.json"));
    expect(config?.etag).toBe(`"${files.find(({ path }) => path === "config.json")?.oid}"`);
    expect(await fileDownloadInfo({ ...at(), repo, path: "nowhere" })).toBeNull();
  });

  test("downloadFile brings the bytes that the tree promises", async () => {
    const small = "northwind-ai/Aster-Nano-Instruct-GGUF";
    const path = "Aster-Nano-Instruct-Q2_K.gguf";
    const [entry] = await pathsInfo({ ...at(), repo: small, paths: [path] });
    const blob = await downloadFile({ ...at("read"), repo: small, path });
    const bytes = Buffer.from((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(entry?.lfs?.oid);
    const card = await downloadFile({ ...at(), repo: small, path: "README.md", revision: "main" });
    expect(await card?.text()).toContain("llama-cli");
    expect(hub.leaks()).toEqual([]);
  });

  test("downloadFile of a gated repo is refused with the Hub's words", async () => {
    const gated = { repo: "marais-vision/Pixelry-XL", path: "model_index.json" };
    await expect(downloadFile({ ...at("read"), ...gated })).rejects.toThrow("not in the authorized list");
  });

  test("parseSafetensorsMetadata reads one file and many shards", async () => {
    const one = await parseSafetensorsMetadata({ ...at(), repo, computeParametersCount: true });
    expect(one).toMatchObject({ sharded: false, parameterCount: { BF16: 40_509_952 } });
    const many = await parseSafetensorsMetadata({
      ...at(),
      repo: "northwind-ai/Aster-7B-Instruct",
      computeParametersCount: true,
    });
    expect(many.sharded).toBe(true);
    expect(many.parameterCount?.["BF16"]).toBe(7_615_487_488);
  });
});
