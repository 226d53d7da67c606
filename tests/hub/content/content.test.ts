/** The made-up files are what they say: same bytes every time, right hashes, pictures and sounds that decode. */
import { createHash } from "node:crypto";
import { crc32, inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { largeFiles } from "#tests/hub/catalogue/hash-large-files.ts";
import { chunksOf, contentOfBytes, joinContents } from "#tests/hub/content/content.ts";
import { computeSha256, gitOidOf, pointerOf, sha256Of } from "#tests/hub/content/hashes.ts";
import known from "#tests/hub/content/known-sha256.json" with { type: "json" };
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { chartPicture, scenePicture } from "#tests/hub/content/png.ts";
import { makeTokenizer } from "#tests/hub/content/tokenizer.ts";
import { melody } from "#tests/hub/content/wav.ts";

const all = (content: { sizeBytes: number; read(start: number, end: number): Uint8Array }): Buffer =>
  Buffer.from(content.read(0, content.sizeBytes));

describe("the bulk of large files", () => {
  const content = patternBytes("test", 100_003);

  test("is the same however it is cut", async () => {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunksOf(content, 0, content.sizeBytes, 777)) parts.push(chunk);
    expect(Buffer.concat(parts).equals(all(content))).toBe(true);
    expect(Buffer.from(content.read(50_000, 50_009)).equals(all(content).subarray(50_000, 50_009))).toBe(true);
    expect(content.read(100_000, 200_000)).toHaveLength(3);
  });

  test("differs at every 512 bytes, and between seeds", () => {
    const bytes = all(content);
    const stretches = new Set<string>();
    for (let at = 0; at + 512 <= bytes.byteLength; at += 512) stretches.add(bytes.toString("hex", at, at + 512));
    expect(stretches.size).toBe(Math.floor(100_003 / 512));
    expect(all(patternBytes("other", 100_003)).equals(bytes)).toBe(false);
  });

  test("can be far into a file of terabytes at once", () => {
    expect(patternBytes("huge", 5e12).read(4_999_999_999_000, 4_999_999_999_010)).toHaveLength(10);
  });

  test("joins a header without a seam", () => {
    const joined = joinContents(Buffer.from("head"), content);
    expect(Buffer.from(joined.read(2, 8)).equals(Buffer.concat([Buffer.from("ad"), all(content).subarray(0, 4)]))).toBe(
      true,
    );
  });
});

describe("hashes", () => {
  test("are those that git and sha256sum give", async () => {
    const hello = contentOfBytes(Buffer.from("hello\n"));
    expect(await gitOidOf(hello)).toBe("ce013625030ba8dba906f756967f9e9ca394464a");
    expect(await sha256Of(hello)).toBe("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03");
    expect(pointerOf("a".repeat(64), 12).sizeBytes).toBe(127);
  });

  test("of large sample files are all in the list, and the list has no others", () => {
    const keys = largeFiles().map(({ key }) => key);
    expect(Object.keys(known).toSorted()).toEqual([...new Set(keys)].toSorted());
  });

  test("in the list are the hashes of the bytes", async () => {
    const checked = largeFiles().filter(({ file }) => file.content.sizeBytes < 12_000_000);
    expect(checked.length).toBeGreaterThan(5);
    for (const { file } of checked) expect(await sha256Of(file.content)).toBe(await computeSha256(file.content));
  }, 60_000);
});

describe("pictures and sounds", () => {
  test.each([
    ["chart", chartPicture("x"), 480, 270],
    ["scene", scenePicture("x"), 480, 320],
  ] as const)("a %s is a PNG whose checksums and pixels are right", (_, content, width, height) => {
    const png = all(content);
    expect(png.toString("latin1", 1, 4)).toBe("PNG");
    const chunks = new Map<string, Buffer>();
    for (let at = 8; at < png.byteLength; ) {
      const size = png.readUInt32BE(at);
      expect(png.readUInt32BE(at + 8 + size)).toBe(crc32(png.subarray(at + 4, at + 8 + size)));
      chunks.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + size));
      at += 12 + size;
    }
    expect([...chunks.keys()]).toEqual(["IHDR", "PLTE", "IDAT", "IEND"]);
    expect([chunks.get("IHDR")?.readUInt32BE(0), chunks.get("IHDR")?.readUInt32BE(4)]).toEqual([width, height]);
    const pixels = inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0));
    expect(pixels.byteLength).toBe((width + 1) * height);
    expect(new Set(pixels).size).toBeGreaterThan(4);
  });

  test("a sound is a WAV of the length it says", () => {
    const wav = all(melody("x", 1));
    expect(wav.toString("latin1", 0, 4) + wav.toString("latin1", 8, 16)).toBe("RIFFWAVEfmt ");
    expect(wav.readUInt32LE(4)).toBe(wav.byteLength - 8);
    expect(wav.readUInt32LE(40)).toBe(32_000);
  });
});

test("every merge of a tokenizer joins two tokens to a third", () => {
  const { vocab, merges } = makeTokenizer("x");
  expect(merges.length).toBeGreaterThan(1000);
  const known = new Set(vocab);
  const strangers = merges.filter((merge) => {
    const [left = "?", right = "?"] = merge.split(" ");
    return ![left, right, left + right].every((token) => known.has(token));
  });
  expect(strangers).toEqual([]);
  expect(known.size).toBe(vocab.length);
});

test("the same seed gives the same file, on every machine", () => {
  const hash = createHash("sha256")
    .update(all(chartPicture("x")))
    .update(all(melody("x")))
    .digest("hex");
  expect(hash).toMatchInlineSnapshot(`"29c03ee48941a90e132aff1f8720b280a2f16812214123cbe9f0ed2dbd1d796c"`);
});
