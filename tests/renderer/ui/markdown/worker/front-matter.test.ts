import { expect, test } from "vitest";
import { readFrontMatter } from "#renderer/ui/markdown/worker/front-matter.ts";

test("keys become rows, lists of words stay lists, and what has parts is written in one line", () => {
  const read = readFrontMatter(
    "license: mit\ntags:\n  - a\n  - 3\nempty:\nmodel-index:\n  - name: x\n    results: []\n",
  );
  expect(read).toEqual({
    type: "rows",
    more: 0,
    rows: [
      { key: "license", value: { type: "texts", texts: ["mit"], more: 0 } },
      { key: "tags", value: { type: "texts", texts: ["a", "3"], more: 0 } },
      { key: "model-index", value: { type: "nested", text: '[ { "name": "x", "results": [] } ]' } },
    ],
  });
});

test.each([null, "", " \n", "a:\n"])("%j has none", (yaml) => expect(readFrontMatter(yaml)).toEqual({ type: "none" }));

test.each(["a: [1", "- a\n- b", "just words", "a: *nothing", "\tb: c\na: d"])("%j is shown as it is", (yaml) => {
  expect(readFrontMatter(yaml)).toMatchObject({ type: "text", text: yaml });
});

test("a bomb of aliases does not go off, and no tag makes anything but data", () => {
  const levels = Array.from({ length: 12 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(9)}]`);
  const bomb = readFrontMatter(`l0: &l0 [x]\n${levels.join("\n")}`);
  expect(JSON.stringify(bomb).length).toBeLessThan(10_000);
  expect(readFrontMatter("a: !!js/function 'x'\n__proto__: {polluted: yes}\nconstructor: 1")).toBeDefined();
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test("hundreds of keys and words are cut, and it says how many are left out", () => {
  const keys = Array.from({ length: 100 }, (_, at) => `k${at}: [${"w,".repeat(100)}]`).join("\n");
  const read = readFrontMatter(keys);
  expect(read).toMatchObject({ type: "rows", more: 40 });
  if (read.type === "rows") expect(read.rows[0]?.value).toMatchObject({ type: "texts", more: 60 });
});
