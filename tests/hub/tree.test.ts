/** Files and folders of a repo, in pages and by path. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub({ pageSizes: { tree: 40 } });
});
afterAll(() => hub.close());

type Entry = { readonly type: string; readonly path: string; readonly oid: string; readonly size: number };

async function tree(repo: string, rest = "main", query = ""): Promise<Entry[]> {
  const all: Entry[] = [];
  let url: string | undefined = `${hub.hubUrl}/api/models/${repo}/tree/${rest}?${query}`;
  while (url !== undefined) {
    const response: Response = await fetch(url);
    expect(response.status).toBe(200);
    all.push(...(await response.json()));
    url = /<([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
  }
  return all;
}

describe("the tree", () => {
  test("shows one level, with a folder as one entry", async () => {
    const entries = await tree("northwind-ai/Aster-Nano-Instruct");
    expect(entries.filter(({ type }) => type === "directory")).toMatchObject([{ path: "images", size: 0 }]);
    expect(entries.map(({ path }) => path)).not.toContain("images/benchmarks.png");
    expect((await tree("northwind-ai/Aster-Nano-Instruct", "main/images")).map(({ path }) => path)).toEqual([
      "images/benchmarks.png",
    ]);
  });

  test("recursive lists every file and the folders too", async () => {
    const paths = (await tree("northwind-ai/Aster-Nano-Instruct", "main", "recursive=true")).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(["images", "images/benchmarks.png", "model.safetensors", "README.md"]),
    );
  });

  test("a folder of three hundred files comes in pages, every file once", async () => {
    const entries = await tree("fieldnotes/shoreline-recordings", "main/recordings");
    expect(entries).toHaveLength(300);
    expect(new Set(entries.map(({ path }) => path)).size).toBe(300);
    expect(hub.requests.filter(({ path }) => path.endsWith("/tree/main/recordings")).length).toBe(8);
  });

  test("expand adds the commit that wrote each file, and its scan", async () => {
    const entries = await tree("northwind-ai/Aster-Nano-Instruct", "main", "expand=true");
    const titleOf = (name: string): unknown => entries.find(({ path }) => path === name);
    expect(titleOf("README.md")).toMatchObject({ lastCommit: { title: "Update README.md" } });
    expect(titleOf("config.json")).toMatchObject({
      lastCommit: { title: "Upload model files" },
      securityFileStatus: { status: "safe", avScan: { status: "safe" } },
    });
  });

  test("names that need encoding come as they are", async () => {
    const paths = (await tree("fieldnotes/awkward-names", "main", "recursive=true")).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(["a file with spaces.txt", "100% sure.txt", "question?.txt", "Ünïcödé/日本語/文書.txt"]),
    );
  });

  test("a path that is not there is 404 EntryNotFound with the commit; a repo without files is empty", async () => {
    const response = await fetch(`${hub.hubUrl}/api/models/northwind-ai/Aster-Nano-Instruct/tree/main/nowhere`);
    expect(response.status).toBe(404);
    expect(response.headers.get("x-error-code")).toBe("EntryNotFound");
    expect(response.headers.get("x-repo-commit")).toMatch(/^[0-9a-f]{40}$/);
    hub.catalogue.add({ id: "pixel-orchard/bare", cardData: null, files: {}, gitTags: {} });
    expect((await tree("pixel-orchard/bare")).map(({ path }) => path)).toEqual([".gitattributes"]);
  });
});

describe("paths-info", () => {
  const url = (): string => `${hub.hubUrl}/api/models/northwind-ai/Aster-Nano-Instruct/paths-info/main`;
  const expected = [
    { type: "file", path: "config.json" },
    { type: "directory", path: "images" },
  ];

  test("answers what is there and leaves out the rest, asked in JSON", async () => {
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ paths: ["config.json", "nowhere", "images"], expand: true });
    const entries = await (await fetch(url(), { method: "POST", headers, body })).json();
    expect(entries).toMatchObject(expected);
    expect(entries[0].lastCommit).toBeDefined();
  });

  test("takes a form as well, as Python sends it", async () => {
    const body = new URLSearchParams([
      ["paths", "config.json"],
      ["paths", "images"],
      ["expand", "False"],
    ]);
    const entries = await (await fetch(url(), { method: "POST", body })).json();
    expect(entries).toMatchObject(expected);
    expect(entries[0].lastCommit).toBeUndefined();
  });
});

test.each([50, 100] as const)("an expanded page holds %i entries", async (expandedTreePage) => {
  const own = await startHub({ variants: { expandedTreePage } });
  try {
    const url = `${own.hubUrl}/api/models/fieldnotes/shoreline-recordings/tree/main?recursive=true&expand=true`;
    expect(await (await fetch(url)).json()).toHaveLength(expandedTreePage);
  } finally {
    await own.close();
  }
});

describe("paths-info and sizes", () => {
  const nano = "/api/models/northwind-ai/Aster-Nano-Instruct";
  const post = (body: string): Promise<Response> =>
    fetch(`${hub.hubUrl}${nano}/paths-info/main`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
    });

  test("one path may come without a list; too many, or no JSON, is 400", async () => {
    expect(await (await post('{"paths":"config.json"}')).json()).toMatchObject([{ path: "config.json" }]);
    expect((await post(JSON.stringify({ paths: Array.from({ length: 2001 }, String) }))).status).toBe(400);
    expect((await post("{ not json")).status).toBe(400);
  });

  test("treesize sums a folder and the whole", async () => {
    const size = async (path: string) => (await fetch(`${hub.hubUrl}${nano}/treesize/main${path}`)).json();
    const files = (await tree("northwind-ai/Aster-Nano-Instruct", "main", "recursive=true")).filter(
      ({ type }) => type === "file",
    );
    const sum = (entries: readonly Entry[]): number => entries.reduce((bytes, entry) => bytes + entry.size, 0);
    expect(await size("")).toEqual({ path: "/", size: sum(files) });
    const images = files.filter(({ path }) => path.startsWith("images/"));
    expect(await size("/images")).toEqual({ path: "/images", size: sum(images) });
  });
});

test("what the Hub made of a dataset is a convert among the refs, and a revision", async () => {
  const dataset = `${hub.hubUrl}/api/datasets/northwind-ai/plain-instructions`;
  const { branches, converts } = await (await fetch(`${dataset}/refs`)).json();
  expect(branches.map(({ name }: { name: string }) => name)).toEqual(["main"]);
  expect(converts).toMatchObject([{ name: "parquet", ref: "refs/convert/parquet" }]);
  const { sha } = await (await fetch(`${dataset}/revision/refs%2Fconvert%2Fparquet`)).json();
  expect(sha).toBe(converts[0].targetCommit);
});

test("commits are formatted when asked, and a senseless page is 400", async () => {
  const commits = `${hub.hubUrl}/api/models/northwind-ai/Aster-Nano-Instruct/commits/main`;
  const [first] = await (await fetch(`${commits}?expand[]=formatted`)).json();
  expect(first.formatted).toEqual({ title: first.title, message: first.message });
  expect((await fetch(`${commits}?p=-1`)).status).toBe(400);
  expect((await fetch(`${commits}?limit=none`)).status).toBe(400);
});
