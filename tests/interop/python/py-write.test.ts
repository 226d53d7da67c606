/** `hf` and huggingface_hub write to the stand-in; what they wrote is what it then holds. */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { headOf } from "#tests/hub/catalogue/find-commit.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { describeWithPython } from "#tests/interop/python/find-python.ts";
import { inspectCache, verifyCache } from "#tests/interop/python/inspect-cache.ts";
import { openPythonHome, type PythonHome } from "#tests/interop/python/python-home.ts";

describeWithPython("Python writes", (python) => {
  let hub: RunningHub;
  let home: PythonHome;
  beforeAll(async () => {
    hub = await startHub({ uploads: { multipartFromBytes: 2_000_000, partBytes: 700_000, memoryBytes: 1_000_000 } });
  });
  afterAll(() => hub.close());
  beforeEach(() => {
    home = openPythonHome(python, hub);
  });
  afterEach(() => {
    home.close();
    hub.clearRequests();
  });

  const write = () => ({ HF_TOKEN: hub.tokens.write });
  const said = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await home.hf(args, write());
    if (code !== 0) throw new Error(`hf ${args.join(" ")} ended with ${code}: ${stderr}`);
    return stdout;
  };
  const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
  const held = (id: string): Record<string, string> => {
    const repo = hub.catalogue.find("model", id);
    if (repo === null) throw new Error(`${id} is not in the catalogue`);
    const files = [...headOf(repo).files.values()].filter(({ path }) => path !== ".gitattributes");
    return Object.fromEntries(files.map(({ path, content }) => [path, sha256(content.read(0, content.sizeBytes))]));
  };

  test("hf repos create, upload of a folder and of a file, download into the cache, cache verify, delete", async () => {
    const files = {
      "README.md": Buffer.from("---\nlicense: mit\n---\n# Mine\n"),
      "small.bin": patternBytes("py small", 40_000).read(0, 40_000),
      "deep/parts.safetensors": patternBytes("py parts", 2_500_001).read(0, 2_500_001),
      "deep/schön.txt": Buffer.from("schön"),
      "empty.txt": Buffer.alloc(0),
    };
    const folder = join(home.folder, "model");
    mkdirSync(join(folder, "deep"), { recursive: true });
    for (const [path, bytes] of Object.entries(files)) writeFileSync(join(folder, path), bytes);
    writeFileSync(join(folder, "left-out.log"), "x");
    await said("repos", "create", "ana-m/from-hf", "--private");
    await said("upload", "ana-m/from-hf", folder, ".", "--exclude", "*.log", "--commit-message", "All files");
    expect(held("ana-m/from-hf")).toEqual(
      Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, sha256(bytes)])),
    );
    expect(hub.catalogue.find("model", "ana-m/from-hf")).toMatchObject({
      isPrivate: true,
      cardData: { license: "mit" },
    });
    expect(hub.requests.filter(({ method, path }) => method === "PUT" && /\/\d+$/.test(path))).toHaveLength(4);
    expect(hub.requests.filter(({ path }) => path.endsWith("/objects/verify")).map(({ status }) => status)).toEqual([
      200, 200,
    ]);
    expect(hub.leaks()).toEqual([]);

    writeFileSync(join(folder, "one.txt"), "one");
    await said("upload", "ana-m/from-hf", join(folder, "one.txt"), "sub/one.txt");
    expect(held("ana-m/from-hf")["sub/one.txt"]).toBe(sha256(Buffer.from("one")));

    await said("download", "ana-m/from-hf");
    const asked = { id: "ana-m/from-hf" };
    expect(await verifyCache(home, home.cacheFolder, asked, hub.tokens.write)).toMatchObject({ isGood: true });
    expect(await inspectCache(home, home.cacheFolder, [asked])).toMatchObject({
      warnings: [],
      incomplete: [],
      said: [],
    });
    await said("repos", "delete", "ana-m/from-hf", "--yes");
    expect(hub.catalogue.find("model", "ana-m/from-hf")).toBeNull();
  });

  test("hf repos: settings, branch, tag, move, delete-files", async () => {
    const id = "ana-m/managed";
    hub.catalogue.add({ id, files: { "a.txt": "a", "b.log": "b" } });
    await said("repos", "settings", id, "--gated", "manual", "--private");
    expect(hub.catalogue.find("model", id)).toMatchObject({ gated: "manual", isPrivate: true });
    await said("repos", "branch", "create", id, "dev");
    await said("repos", "tag", "create", id, "v1", "-m", "one");
    const history = hub.catalogue.find("model", id)?.history();
    expect([...(history?.branches.keys() ?? [])]).toEqual(["main", "dev"]);
    expect([...(history?.tags.keys() ?? [])]).toEqual(["v1"]);
    await said("repos", "delete-files", id, "*.log");
    expect(Object.keys(held(id))).toEqual(["a.txt", "README.md"]);
    await said("repos", "move", id, "ana-m/managed-now");
    expect(hub.catalogue.canonical("model", id)).toBe("ana-m/managed-now");
  });

  test("HfApi: commits, copies, refs, settings, moves, pull requests, discussions", async () => {
    const seen = await home.script("write-hub.py", [
      hub.tokens.write,
      "ana-m/from-api",
      "northwind-ai/Aster-Nano-Instruct",
    ]);
    expect(seen).toEqual({
      exists: 409,
      foreign: 403,
      stale: 412,
      unchanged: true,
      files: [".gitattributes", "copies/a.txt", "copies/weights.bin", "notes/a.txt", "weights.bin"],
      commits: [
        ["Second", "With words"],
        ["First", ""],
        ["initial commit", ""],
      ],
      missing: 404,
      left: [".gitattributes", "notes/a.txt", "weights.bin"],
      card: "Invalid metadata in README.md.",
      branch: 409,
      tag: 409,
      refs: [["dev/x", "main"], [["v1", true]]],
      main: 403,
      settings: ["auto", true],
      moved: "ana-m/from-api-moved",
      pull_request: ["late.txt", "more.txt"],
      no_rights: 403,
      merged: ["merged", true, ["comment", "comment", "status-change"]],
      after_merge: true,
      discussions: [
        [2, "A question", "closed"],
        [1, "Draft of mine", "merged"],
      ],
      squashed: ["All in one"],
      deleted: false,
    });
  });

  test("a token that may not write is told so", async () => {
    hub.catalogue.add({ id: "ana-m/shut", files: { a: "a" } });
    writeFileSync(join(home.folder, "x.txt"), "x");
    for (const name of ["read", "fineGrainedNoInference"] as const) {
      const { code, stderr } = await home.hf(["upload", "ana-m/shut", "x.txt"], { HF_TOKEN: hub.tokens[name] });
      expect(stderr).toMatch(/403|Forbidden|Authorization error|permission/);
      expect(code).not.toBe(0);
    }
    expect(Object.keys(held("ana-m/shut"))).not.toContain("x.txt");
  });

  test("with hf_xet on, an upload of a large file fails where the Hub has no Xet, and nothing is committed", async (context) => {
    if (python.xet === "") return context.skip("hf_xet is not installed");
    hub.catalogue.add({ id: "ana-m/no-xet", files: { a: "a" } });
    writeFileSync(join(home.folder, "w.bin"), patternBytes("no xet", 50_000).read(0, 50_000));
    const { code, stderr } = await home.hf(["upload", "ana-m/no-xet", "w.bin"], {
      ...write(),
      HF_HUB_DISABLE_XET: "0",
    });
    expect(code).not.toBe(0);
    expect(stderr).not.toBe("");
    expect(hub.requests.find(({ path }) => path.includes("xet-write-token"))?.status).toBe(404);
    expect(Object.keys(held("ana-m/no-xet"))).not.toContain("w.bin");
  });
});
