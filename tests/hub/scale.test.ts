/** Repos of any size: many files, and files of many gigabytes, without disk, memory or waiting. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manyRepos } from "#tests/hub/catalogue/scale/many-repos.ts";
import { repoOfManyFiles, scaleRepos } from "#tests/hub/catalogue/scale/scale-repos.ts";
import { cyclicBytes } from "#tests/hub/content/cyclic-bytes.ts";
import { computeSha256, isKnown } from "#tests/hub/content/hashes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

describe("bytes that go round", () => {
  test("are the same wherever one begins to read", async () => {
    const content = cyclicBytes("seed", 20_000_000);
    const whole = Buffer.from(content.read(0, 20_000_000));
    expect(whole).toHaveLength(20_000_000);
    for (const [start, end] of [
      [8_388_590, 8_388_600],
      [8_388_593, 8_388_594],
      [1, 19_999_999],
      [16_777_180, 30_000_000],
    ] as const) {
      expect(Buffer.from(content.read(start, end)).equals(whole.subarray(start, end))).toBe(true);
    }
    expect(content.read(20_000_000, 20_000_001)).toHaveLength(0);
    expect(await computeSha256(content)).toBe(createHash("sha256").update(whole).digest("hex"));
  });

  test("differ in every part of a download, and for every seed", () => {
    const content = cyclicBytes("seed", 40 * 33_554_432);
    const parts = Array.from({ length: 40 }, (_, part) => {
      const start = part * 33_554_432;
      return Buffer.from(content.read(start, start + 64)).toString("hex");
    });
    expect(new Set(parts).size).toBe(40);
    expect(Buffer.from(cyclicBytes("other", 100).read(0, 64)).toString("hex")).not.toBe(parts[0]);
  });
});

describe("repos of size", () => {
  let hub: RunningHub;
  beforeAll(async () => {
    hub = await startHub({ repos: [...scaleRepos, repoOfManyFiles("a/b", 2500, 300, "bin")] });
  });
  afterAll(() => hub.close());

  test("ten thousand files, all different, page by page", async () => {
    let next: string | undefined = `${hub.hubUrl}/api/models/hubdeck-scale/ten-thousand-files/tree/main?recursive=true`;
    const oids = new Set<string>();
    let pages = 0;
    while (next !== undefined) {
      const response: Response = await fetch(next);
      const entries: { type: string; oid: string; path: string; size: number }[] = await response.json();
      for (const { type, oid, path, size } of entries) {
        if (type !== "file" || !path.startsWith("part-")) continue;
        oids.add(oid);
        expect(size).toBe(10_000);
      }
      next = /<(.+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
      pages += 1;
    }
    expect(oids.size).toBe(10_000);
    expect(pages).toBe(11);
  });

  test("a file of twenty gigabytes whose hash is known beforehand and whose end can be read at once", async () => {
    const before = process.memoryUsage().rss;
    const url = `${hub.hubUrl}/hubdeck-scale/twenty-gigabytes/resolve/main/model.bin`;
    const head = await fetch(url, { method: "HEAD", redirect: "manual" });
    expect(head.headers.get("x-linked-size")).toBe("20000000000");
    const content = cyclicBytes("hubdeck-scale/twenty-gigabytes", 20_000_000_000);
    expect(isKnown(content)).toBe(true);
    const end = await fetch(url, { headers: { Range: "bytes=19999999900-" } });
    expect(end.headers.get("content-range")).toBe("bytes 19999999900-19999999999/20000000000");
    expect(Buffer.from(await end.arrayBuffer()).equals(content.read(19_999_999_900, 20_000_000_000))).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });
});

describe("a catalogue of any length", () => {
  test("is the same for the same seed, and no two of its repos have one name", () => {
    const ids = [...manyRepos(20_000)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(20_000);
    expect([...manyRepos(20_000)].map(({ id }) => id)).toEqual(ids);
    expect([...manyRepos(10, "model", "other")][0]?.id).not.toBe(ids[0]);
  });
});
