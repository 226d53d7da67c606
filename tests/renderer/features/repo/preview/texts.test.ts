/** Text, code, JSON and notebooks; and what is none of them. */
import { expect, test } from "vitest";
import { contentOfText } from "#tests/hub/content/content.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { scenePicture } from "#tests/hub/content/png.ts";
import { melody } from "#tests/hub/content/wav.ts";
import { linesOf, openSample, viewOf } from "#tests/renderer/features/repo/preview/open-sample.ts";

test("code has kinds for its words", async () => {
  const opened = await openSample("run.py", 'def go():\n    return "yes"  # why\n');
  const { lines } = await opened.ask("lines", { id: viewOf(opened.preview, "text").id, from: 0, count: 9 });
  expect(lines).toHaveLength(2);
  expect(lines[0]).toEqual({ number: 1, tokens: expect.arrayContaining([["keyword", "def"]]) });
  expect(lines[1]?.tokens).toEqual(
    expect.arrayContaining([
      ["string", '"yes"'],
      ["comment", "# why"],
    ]),
  );
  const plain = await openSample("run.py", "def go():\n", { isPlain: true });
  const without = await plain.ask("lines", { id: viewOf(plain.preview, "text").id, from: 0, count: 9 });
  expect(without.lines[0]?.tokens).toEqual([["", "def go():"]]);
});

test("a long text is fetched piece by piece, and every line is there once", async () => {
  const all = Array.from({ length: 200_000 }, (_, at) => `line ${at} é€😀`);
  const opened = await openSample("log.txt", `${all.join("\r\n")}\r\n`);
  expect(await linesOf(opened, 0, 2)).toEqual(["line 0 é€😀", "line 1 é€😀"]);
  expect(opened.fetchedBytes()).toBeLessThan(70_000);
  const { id } = viewOf(opened.preview, "text");
  const { lines, isEnd, known } = await opened.ask("lines", { id, from: 199_990, count: 50 });
  expect(lines.map(({ tokens }) => tokens[0]?.[1])).toEqual(all.slice(199_990));
  expect(lines.at(-1)?.number).toBe(200_000);
  expect([isEnd, known]).toEqual([true, 200_000]);
});

test("a line without end is shown in rows, and no more than a preview should hold", async () => {
  const opened = await openSample("min.js", contentOfText("a".repeat(5_000_000)));
  const { id } = viewOf(opened.preview, "text");
  const { lines } = await opened.ask("lines", { id, from: 0, count: 3 });
  expect(lines.map(({ number }) => number)).toEqual([1, null, null]);
  expect(lines.every(({ tokens }) => tokens.reduce((sum, [, text]) => sum + text.length, 0) <= 2000)).toBe(true);
  const huge = await openSample("huge.txt", contentOfText("b\n".repeat(1_000_000)));
  const all = await huge.ask("lines", { id: 0, from: 900_000, count: 1 });
  expect(all).toMatchObject({ lines: [], isEnd: true, note: expect.stringMatching(/Only the beginning/) });
});

test("wrong UTF-8 and UTF-16 are still text", async () => {
  expect(
    await linesOf(
      await openSample("a.txt", Buffer.from("abc\xff def, and enough letters around it for one", "latin1")),
    ),
  ).toEqual(["abc\ufffd def, and enough letters around it for one"]);
  expect(await linesOf(await openSample("a.txt", Buffer.from("\ufeffhéllo", "utf16le")))).toEqual(["héllo"]);
});

test("JSON is a tree that opens level by level", async () => {
  const opened = await openSample(
    "config.json",
    JSON.stringify({ a: [1, "two", null], b: { c: true }, ["__proto__"]: 1 }),
  );
  const { id, root } = viewOf(opened.preview, "tree");
  expect(root).toMatchObject({ kind: "object", count: 3 });
  const top = await opened.ask("nodes", { id, path: [], from: 0 });
  expect(top.nodes.map(({ key, kind, count }) => [key, kind, count])).toEqual([
    ["a", "list", 3],
    ["b", "object", 1],
    ["__proto__", "number", 0],
  ]);
  expect((await opened.ask("nodes", { id, path: ["a"], from: 1 })).nodes.map(({ key, text }) => [key, text])).toEqual([
    [1, '"two"'],
    [2, "null"],
  ]);
  expect((await opened.ask("nodes", { id, path: ["a", "constructor", "x"], from: 0 })).nodes).toEqual([]);
});

test("JSON of deep nesting is opened, and what is none is text and says so", async () => {
  const deep = await openSample("deep.json", `${"[".repeat(50_000)}${"]".repeat(50_000)}`);
  expect(deep.preview.kind === "JSON" ? viewOf(deep.preview, "tree").root.count : 1).toBe(1);
  const broken = await openSample("config.json", "{ not json\n");
  expect(broken.preview).toMatchObject({ kind: "Text", notes: [expect.stringMatching(/not valid JSON/)] });
  expect(await linesOf(broken)).toEqual(["{ not json"]);
  const large = await openSample("t.json", contentOfText(`[${"1,".repeat(9_000_000)}1]`));
  expect(large.preview.notes).toEqual([expect.stringMatching(/too large to be shown as more than text/)]);
  expect(large.fetchedBytes()).toBeLessThan(100_000);
});

const picture = Buffer.from(scenePicture("notebook").read(0, scenePicture("notebook").sizeBytes));

test("a notebook shows its cells and of their outputs only text and pictures", async () => {
  const notebook = {
    metadata: { language_info: { name: "python" } },
    cells: [
      { cell_type: "markdown", source: ["# Title\n", "words"] },
      {
        cell_type: "code",
        execution_count: 3,
        source: "print('x')",
        outputs: [
          { output_type: "stream", text: ["x\n"] },
          { output_type: "display_data", data: { "image/png": picture.toString("base64"), "text/plain": "a figure" } },
          { output_type: "display_data", data: { "image/png": "bm90IGEgcGljdHVyZQ==", "text/plain": "not a figure" } },
          { output_type: "display_data", data: { "text/html": "<script>alert(1)</script>" } },
          { output_type: "error", traceback: ["\u001b[31mValueError\u001b[0m: no"] },
          { output_type: 7 },
          "nonsense",
        ],
      },
      "nonsense",
    ],
  };
  const { preview } = await openSample("a.ipynb", JSON.stringify(notebook));
  const { cells } = viewOf(preview, "cells");
  expect(cells.map(({ kind, count }) => [kind, count])).toEqual([
    ["markdown", null],
    ["code", 3],
  ]);
  expect(cells[1]?.outputs).toEqual([
    { type: "text", text: "x\n", isError: false },
    { type: "picture", contentType: "image/png", bytes: new Uint8Array(picture) },
    { type: "text", text: "not a figure", isError: false },
    { type: "text", text: "This output can only be shown by Jupyter.", isError: false },
    { type: "text", text: "ValueError: no", isError: true },
  ]);
  expect((await openSample("b.ipynb", '{"cells":7}')).preview.notes).toEqual([
    "This is not a notebook: it has no cells.",
  ]);
});

test("pictures and sounds are known by their bytes", async () => {
  const scene = await openSample("a.png", scenePicture("x"));
  expect(viewOf(scene.preview, "picture")).toMatchObject({
    contentType: "image/png",
    size: { width: expect.any(Number) },
  });
  const sound = await openSample("a.wav", melody("x", 1));
  expect(viewOf(sound.preview, "sound").contentType).toBe("audio/wav");
  const named = await openSample("photo.png", "just text");
  expect(named.preview).toMatchObject({ kind: "Text", notes: ["The content is not what the name says."] });
});

test("a picture that would unfold to gigabytes is not shown", async () => {
  const bomb = Buffer.from(picture);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  expect((await openSample("a.png", bomb)).preview).toMatchObject({
    kind: "Binary file",
    notes: [expect.stringMatching(/80 million pixels/)],
  });
});

test("a binary file shows its beginning; an empty one says so; one that is shorter than listed as well", async () => {
  const binary = await openSample("pytorch_model.bin", patternBytes("bin", 3_000_000));
  expect(binary.preview.kind).toBe("Binary file");
  expect((await linesOf(binary, 0, 1))[0]).toMatch(/^00000000 {2}(?:[0-9a-f]{2} ){8} /);
  expect(binary.fetchedBytes()).toBeLessThan(70_000);
  expect((await openSample("empty.txt", "")).preview).toEqual({ kind: "Empty file", notes: [], views: [] });
  await expect(openSample("short.txt", "abc", { sizeBytes: 10 })).rejects.toThrow(/shorter than the Hub's list says/);
  const pointer = await openSample("model.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n");
  expect(pointer.preview.notes).toEqual([expect.stringMatching(/only the pointer/)]);
});
