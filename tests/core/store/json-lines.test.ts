import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as z from "zod";
import { systemClock } from "#core/clock.ts";
import { openJsonLines, type StoreNotice } from "#core/store/json-lines.ts";

let folder: string;
let file: string;
let notices: StoreNotice[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hubdeck-json-lines-"));
  file = join(folder, "store", "things.jsonl");
  notices = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (version = 1) =>
  openJsonLines({
    file,
    schema: z.object({ count: z.number() }),
    version,
    clock: systemClock,
    onBroken: (notice) => notices.push(notice),
  });
const asideNames = (kind: string) => readdirSync(join(folder, "store")).filter((name) => name.includes(kind));

test("what was put and flushed is there at the next start, in order, and what was removed is not", async () => {
  const first = open();
  first.put("a", { count: 1 });
  first.put("b", { count: 2 });
  first.put("a", { count: 3 });
  first.put("c", { count: 4 });
  first.remove("b");
  await first.close();
  const second = open();
  expect([...second.all()]).toEqual([
    ["a", { count: 3 }],
    ["c", { count: 4 }],
  ]);
  expect(notices).toEqual([]);
});

test("after it was closed nothing more is written", async () => {
  const store = open();
  store.put("a", { count: 1 });
  await store.close();
  store.put("b", { count: 2 });
  await store.close();
  expect([...open().all().keys()]).toEqual(["a"]);
});

test("the file is for its owner only", async () => {
  const store = open();
  store.put("a", { count: 1 });
  await store.flush();
  store.put("a", { count: 2 });
  await store.close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "store")).mode & 0o777).toBe(0o700);
});

test("many changes of a few values do not make the file grow without end", async () => {
  const store = open();
  for (let round = 0; round < 20; round += 1) {
    for (let count = 0; count < 100; count += 1) store.put("a", { count });
    await store.flush();
  }
  expect(readFileSync(file, "utf8").split("\n").length).toBeLessThan(700);
  await store.close();
  expect(open().all().get("a")).toEqual({ count: 99 });
});

test("a torn last line is reported, the rest is kept, and what is put afterwards is not lost", async () => {
  const store = open();
  store.put("a", { count: 1 });
  await store.close();
  writeFileSync(file, '{"id":"b","value":{"cou', { flag: "a" });
  const second = open();
  expect([...second.all().keys()]).toEqual(["a"]);
  expect(notices).toHaveLength(1);
  second.put("c", { count: 3 });
  await second.close();
  expect([...open().all().keys()]).toEqual(["a", "c"]);
  expect(notices).toHaveLength(1);
});

test("lines that are broken or of another shape are left out, and the file as it was is kept aside", async () => {
  mkdirSync(join(folder, "store"));
  const text = '{"version":1}\nnot json\n{"id":"a","value":{"count":1}}\n{"id":"b","value":{"count":"x"}}\n[]\n';
  writeFileSync(file, text);
  const store = open();
  expect([...store.all().keys()]).toEqual(["a"]);
  expect(notices[0]?.why).toContain("1 entries were kept, 3 left out");
  const [aside] = asideNames("broken");
  expect(readFileSync(join(folder, "store", aside ?? "none"), "utf8")).toBe(text);
  await store.close();
});

test("a file of a newer version is set aside whole and not written over", async () => {
  const newer = open(2);
  newer.put("a", { count: 1 });
  await newer.close();
  const text = readFileSync(file, "utf8");
  const store = open(1);
  expect(store.all().size).toBe(0);
  expect(notices).toHaveLength(1);
  store.put("b", { count: 2 });
  await store.close();
  const [aside] = asideNames("newer");
  expect(readFileSync(join(folder, "store", aside ?? "none"), "utf8")).toBe(text);
});

test("a file that cannot be read is reported and never written to", async () => {
  mkdirSync(file, { recursive: true });
  const store = open();
  expect(notices).toHaveLength(1);
  store.put("a", { count: 1 });
  await store.close();
  expect(store.all().get("a")).toEqual({ count: 1 });
  expect(statSync(file).isDirectory()).toBe(true);
});

test("a write that fails is reported once, fails flush, and nothing is lost when the disk is back", async () => {
  const store = open();
  store.put("a", { count: 1 });
  await store.flush();
  rmSync(join(folder, "store"), { recursive: true });
  writeFileSync(join(folder, "store"), "a file where the folder was");
  store.put("b", { count: 2 });
  await expect(store.flush()).rejects.toMatchObject({ problem: { code: "DISK" } });
  store.put("c", { count: 3 });
  await expect(store.flush()).rejects.toMatchObject({ problem: { code: "DISK" } });
  expect(notices).toHaveLength(1);
  rmSync(join(folder, "store"));
  await store.flush();
  await store.close();
  expect([...open().all().keys()]).toEqual(["a", "b", "c"]);
});

test("ids that are names of object members are ordinary ids", async () => {
  const store = open();
  for (const id of ["__proto__", "constructor", "toString"]) store.put(id, { count: 1 });
  await store.close();
  expect([...open().all().keys()]).toEqual(["__proto__", "constructor", "toString"]);
});
