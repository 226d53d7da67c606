/** `hf` lists and downloads from the stand-in, and what it brings is byte for byte what the server holds. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { headOf } from "#tests/hub/catalogue/find-commit.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { describeWithPython } from "#tests/interop/python/find-python.ts";
import { inspectCache, verifyCache } from "#tests/interop/python/inspect-cache.ts";
import { openPythonHome, type PythonHome } from "#tests/interop/python/python-home.ts";

const id = "ana-m/for-python";

describeWithPython("hf reads", (python) => {
  let hub: RunningHub;
  let home: PythonHome;
  beforeAll(async () => {
    const files = {
      "config.json": '{"model_type": "aster"}\n',
      "model.safetensors": patternBytes("python weights", 2_500_000),
      "onnx/model.onnx": patternBytes("python onnx", 300_000),
      "onnx/übersicht.txt": "schön\n",
      "empty.txt": "",
    };
    const branches = { dev: { "config.json": '{"model_type": "aster-dev"}\n' } };
    hub = await startHub({
      pageSizes: { tree: 3, models: 2 },
      repos: [
        { id, files, branches, pipelineTag: "text-generation", downloads: 500 },
        { id: "ana-m/other", files: { a: "a" }, downloads: 400 },
        { id: "ana-m/third", files: { a: "a" }, downloads: 300 },
        { id: "elsewhere/gated", gated: "manual", files: { "secret.txt": "secret" }, downloads: 200 },
        { id: "ana-m/data", kind: "dataset", files: { "train.csv": "a,b\n1,2\n" } },
      ],
    });
  });
  afterAll(() => hub.close());
  beforeEach(() => {
    home = openPythonHome(python, hub);
  });
  afterEach(() => {
    home.close();
    hub.clearRequests();
    hub.faults.clear();
  });

  const repo = (): Repo => {
    const found = hub.catalogue.find("model", id);
    if (found === null) throw new Error(`${id} is not in the catalogue`);
    return found;
  };
  const held = (path: string): Buffer => {
    const content = headOf(repo()).files.get(path)?.content;
    return Buffer.from(content?.read(0, content.sizeBytes) ?? []);
  };
  const said = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await home.hf(args);
    if (code !== 0) throw new Error(`hf ${args.join(" ")} ended with ${code}: ${stderr}`);
    return stdout;
  };

  test("models ls follows the pages; search and sort; files of a repo; info", async () => {
    const rows = JSON.parse(await said("models", "ls", "--sort", "downloads", "--format", "json"));
    expect(rows.map((row: { id: string }) => row.id)).toEqual([id, "ana-m/other", "ana-m/third", "elsewhere/gated"]);
    expect(hub.requests.filter(({ path }) => path === "/api/models").length).toBeGreaterThan(1);
    expect(await said("models", "ls", "--search", "third", "--quiet")).toBe("ana-m/third\n");
    const files = await said("models", "ls", id, "--recursive", "--format", "json");
    for (const path of headOf(repo()).files.keys())
      expect(JSON.stringify(JSON.parse(files))).toContain(JSON.stringify(path));
    expect(JSON.parse(await said("models", "info", id, "--format", "json"))).toMatchObject({
      id,
      pipeline_tag: "text-generation",
      sha: headOf(repo()).id,
    });
    expect(await said("models", "card", id)).toContain("# for-python");
  });

  test("download brings one file, and the whole snapshot, byte for byte", async () => {
    const file = (await said("download", id, "onnx/model.onnx", "--quiet")).trim();
    expect(readFileSync(file).equals(held("onnx/model.onnx"))).toBe(true);
    const folder = (await said("download", id, "--quiet")).trim();
    expect(folder).toBe(join(home.cacheFolder, "models--ana-m--for-python", "snapshots", headOf(repo()).id));
    for (const path of headOf(repo()).files.keys())
      expect(readFileSync(join(folder, path)).equals(held(path))).toBe(true);
    expect(hub.leaks()).toEqual([]);
    const { repos, asked, ...rest } = await inspectCache(home, home.cacheFolder, [{ id, paths: ["config.json"] }]);
    expect(rest).toEqual({ warnings: [], incomplete: [], said: [] });
    expect(repos[0]?.revisions[0]?.files.toSorted()).toEqual([...headOf(repo()).files.keys()].toSorted());
    expect(asked).toEqual([{ snapshot: folder, files: { "config.json": join(folder, "config.json") } }]);
  });

  test("dry-run loads nothing and says what there is; include and exclude choose; another revision", async () => {
    const plan = await said("download", id, "--dry-run", "--format", "json");
    expect(plan).toContain("model.safetensors");
    expect(hub.requests.filter(({ origin }) => origin === "cdn")).toEqual([]);
    expect(existsSync(join(home.cacheFolder, "models--ana-m--for-python", "snapshots"))).toBe(false);
    const folder = (await said("download", id, "--include", "onnx/*", "--exclude", "*.txt", "--quiet")).trim();
    expect(existsSync(join(folder, "onnx", "model.onnx"))).toBe(true);
    expect(existsSync(join(folder, "onnx", "übersicht.txt"))).toBe(false);
    expect(existsSync(join(folder, "config.json"))).toBe(false);
    const dev = (await said("download", id, "config.json", "--revision", "dev", "--quiet")).trim();
    expect(readFileSync(dev, "utf8")).toContain("aster-dev");
    const local = join(home.folder, "plain");
    await said("download", "ana-m/data", "--type", "dataset", "--local-dir", local);
    expect(readFileSync(join(local, "train.csv"), "utf8")).toBe("a,b\n1,2\n");
  });

  test("a connection that breaks off is taken up again; a hash that is wrong is found by cache verify", async () => {
    hub.faults.add({ origin: "cdn", dropAfterBytes: 1_000_000, times: 1 });
    const file = (await said("download", id, "model.safetensors", "--quiet")).trim();
    expect(readFileSync(file).equals(held("model.safetensors"))).toBe(true);
    expect(hub.requests.filter(({ origin }) => origin === "cdn").map(({ outcome }) => outcome)).toEqual([
      "dropped",
      "sent",
    ]);
    await said("download", id);
    expect(await said("cache", "ls")).toContain(`model/${id}`);
    expect(await verifyCache(home, home.cacheFolder, { id })).toMatchObject({ isGood: true });
    rmSync(file);
    writeFileSync(file, "not these bytes");
    const { isGood, text } = await verifyCache(home, home.cacheFolder, { id });
    expect(text).toContain("model.safetensors");
    expect(isGood).toBe(false);
  });

  test("what is missing, gated or refused is told apart", async () => {
    const refused = async (...args: string[]) => (await home.hf(args)).stderr;
    // Python takes a 401 for a missing repo only over https; with a token it is a 404 that says so.
    expect(await refused("download", "ana-m/nowhere")).toContain("Invalid username or password.");
    const token = ["--token", hub.tokens.read];
    expect(await refused("download", "ana-m/nowhere", ...token)).toMatch(/not found/i);
    expect(await refused("download", id, "nowhere.txt")).toMatch(/nowhere\.txt|Entry not found/);
    expect(await refused("download", id, "--revision", "nowhere")).toMatch(/revision/i);
    expect(await refused("download", "elsewhere/gated", "secret.txt", ...token)).toMatch(/gated|restricted/i);
    hub.access.set("elsewhere/gated", "accepted");
    const file = (await said("download", "elsewhere/gated", "secret.txt", ...token, "--quiet")).trim();
    expect(readFileSync(file, "utf8")).toBe("secret");
    hub.access.clear();
  });

  test("with hf_xet at hand and not switched off, a Hub without Xet is read over plain HTTP", async (context) => {
    if (python.xet === "") return context.skip("hf_xet is not installed");
    const env = { HF_HUB_DISABLE_XET: "0" };
    const { stdout, code } = await home.hf(["download", id, "model.safetensors", "--quiet"], env);
    expect(code).toBe(0);
    expect(readFileSync(stdout.trim()).equals(held("model.safetensors"))).toBe(true);
    expect(hub.requests.filter(({ path }) => path.includes("xet-read-token"))).toEqual([]);
  });
});
