import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSaved } from "#core/saved/create-saved.ts";
import type { Owner } from "#core/saved/saved-record.ts";
import type { StoreNotice } from "#core/store/json-lines.ts";
import { type SavedEntry, savedMax } from "#shared/contract/saved.ts";
import { createTestCore } from "#tests/core/create-test-core.ts";
import { firstValue } from "#tests/core/first-value.ts";
import { hastyClock } from "#tests/core/hasty-clock.ts";
import { startHub } from "#tests/hub/start-hub.ts";

let folder: string;
let file: string;
let hub: string;
let owner: Owner | null;
let now: number;
let notices: StoreNotice[];
let opened: Saved[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hubdeck-saved-"));
  file = join(folder, "saved.jsonl");
  hub = "https://huggingface.co";
  owner = null;
  now = 1000;
  notices = [];
  opened = [];
});
afterEach(async () => {
  for (const saved of opened) await saved.close();
  rmSync(folder, { recursive: true, force: true });
});

const ana = { userName: "ana", accountId: "a1" };
const bo = { userName: "bo", accountId: "b1" };
const repo = (id: string) => ({ kind: "model", id }) as const;
type Saved = ReturnType<typeof createSaved>;

function open(): Saved {
  const tick = () => {
    now += 1;
    return now;
  };
  const saved = createSaved({
    file,
    clock: { ...hastyClock(), now: tick },
    report: (notice) => notices.push(notice),
    hub: () => hub,
    owner: () => owner,
  });
  opened.push(saved);
  return saved;
}

async function entries({ capability }: Saved): Promise<SavedEntry[]> {
  const change = await firstValue(capability.watch);
  return change.type === "snapshot" ? change.entries : [];
}
async function names(saved: Saved): Promise<string[]> {
  return (await entries(saved)).map((one) => `${one.type} ${one.type === "search" ? one.name : one.repo.id}`);
}

test("what is kept is there at the next start, newest first, in a file for its owner only", async () => {
  const first = open();
  first.capability.addFavourite({ repo: repo("a/one"), isPrivate: false });
  first.capability.addFavourite({ repo: repo("a/two"), isPrivate: false });
  first.capability.addFavourite({ repo: repo("a/one"), isPrivate: false });
  for (const id of ["a/one", "a/two", "a/one"]) first.capability.noteViewed({ repo: repo(id), isPrivate: false });
  first.capability.keepSearch({ kind: "dataset", name: "Poems", query: "q=poem" });
  first.capability.keepSearch({ kind: "dataset", name: "Verse", query: "q=poem" });
  await first.close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await names(open())).toEqual([
    "favourite a/two",
    "favourite a/one",
    "recent a/one",
    "recent a/two",
    "search Verse",
  ]);
});

test("a removal can be taken back while the app runs, and only once", async () => {
  const saved = open();
  saved.capability.addFavourite({ repo: repo("a/one"), isPrivate: false });
  saved.capability.noteViewed({ repo: repo("a/one"), isPrivate: false });
  const before = await entries(saved);
  const favourite = saved.capability.remove(before.filter(({ type }) => type === "favourite").map(({ id }) => id));
  const recents = saved.capability.clearRecents();
  expect(await entries(saved)).toEqual([]);
  saved.capability.undo(favourite.undoId);
  saved.capability.undo(recents.undoId);
  expect(await entries(saved)).toEqual(before);
  expect(() => saved.capability.undo(recents.undoId)).toThrow(expect.objectContaining({ name: "ProblemError" }));
});

test("each Hub has its own", async () => {
  const saved = open();
  saved.capability.addFavourite({ repo: repo("a/one"), isPrivate: false });
  hub = "https://mirror.example";
  saved.onSwitch();
  expect(await names(saved)).toEqual([]);
  saved.capability.noteViewed({ repo: repo("m/one"), isPrivate: false });
  saved.capability.clearRecents();
  hub = "https://huggingface.co";
  saved.onSwitch();
  expect(await names(saved)).toEqual(["favourite a/one"]);
});

test("the name of a private repo is for its user alone, with any token, and goes when its account is signed out", async () => {
  const saved = open();
  owner = ana;
  saved.capability.addFavourite({ repo: repo("ana/secret"), isPrivate: true });
  saved.capability.noteViewed({ repo: repo("ana/secret"), isPrivate: true });
  saved.capability.noteViewed({ repo: repo("a/open"), isPrivate: false });
  for (const other of [bo, null]) {
    owner = other;
    saved.onSwitch();
    expect(await names(saved)).toEqual(["recent a/open"]);
  }
  owner = { userName: "ana", accountId: "a2" };
  saved.onSwitch();
  expect(await names(saved)).toEqual(["favourite ana/secret", "recent a/open", "recent ana/secret"]);
  // The token was replaced by another one of hers: nothing is lost.
  saved.forgetAccount("a1", "ana");
  expect(await names(saved)).toHaveLength(3);
  saved.forgetAccount("a1", null);
  expect(await names(saved)).toEqual(["recent a/open"]);
  await saved.close();
  expect(await names(open())).toEqual(["recent a/open"]);
});

test("a sign-out takes private names out of what could be taken back, too", async () => {
  const saved = open();
  owner = ana;
  saved.capability.noteViewed({ repo: repo("ana/secret"), isPrivate: true });
  const { undoId } = saved.capability.clearRecents();
  saved.forgetAccount("a1", null);
  saved.capability.undo(undoId);
  expect(await names(saved)).toEqual([]);
});

test("a repo that became private takes its name out of everybody's list, and one that became public is not there twice", async () => {
  const saved = open();
  owner = ana;
  saved.capability.addFavourite({ repo: repo("ana/idea"), isPrivate: false });
  saved.capability.noteViewed({ repo: repo("ana/idea"), isPrivate: false });
  saved.capability.noteViewed({ repo: repo("ana/idea"), isPrivate: true });
  expect(await names(saved)).toEqual(["favourite ana/idea", "recent ana/idea"]);
  owner = bo;
  saved.onSwitch();
  expect(await names(saved)).toEqual([]);
  owner = ana;
  saved.capability.noteViewed({ repo: repo("ana/idea"), isPrivate: false });
  expect(await names(saved)).toEqual(["favourite ana/idea", "recent ana/idea"]);
});

test("a private repo that was seen with no account is not noted", async () => {
  const saved = open();
  saved.capability.noteViewed({ repo: repo("x/secret"), isPrivate: true });
  expect(await names(saved)).toEqual([]);
});

test("the oldest views are forgotten, favourites never: one more than can be kept is refused in words", async () => {
  const saved = open();
  for (let count = 0; count < savedMax.recent + 5; count += 1)
    saved.capability.noteViewed({ repo: repo(`a/r${count}`), isPrivate: false });
  const recents = await names(saved);
  expect([recents.length, recents[0], recents.at(-1)]).toEqual([200, "recent a/r204", "recent a/r5"]);
  for (let count = 0; count < savedMax.favourite; count += 1)
    saved.capability.addFavourite({ repo: repo(`a/f${count}`), isPrivate: false });
  expect(() => saved.capability.addFavourite({ repo: repo("a/more"), isPrivate: false })).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "BAD_INPUT" }) }),
  );
});

test("a damaged file costs its broken lines alone, is kept aside, and is said", async () => {
  const first = open();
  first.capability.addFavourite({ repo: repo("a/one"), isPrivate: false });
  await first.close();
  const good = readFileSync(file, "utf8");
  const bad = good.trim().split("\n").at(-1)?.replace("a/one", "../etc") ?? "";
  writeFileSync(file, `${good}not json\n${bad}\n{"id":"x","value":{"hub":1}}\n{"id":"cut`);
  const second = open();
  expect(await names(second)).toEqual(["favourite a/one"]);
  expect(notices.map(({ why }) => why)).toEqual([expect.stringContaining("1 entries were kept, 4 left out")]);
  expect(readdirSync(folder).filter((name) => name.includes("broken"))).toHaveLength(1);
  second.capability.addFavourite({ repo: repo("a/two"), isPrivate: false });
  await second.close();
  expect(await names(open())).toEqual(["favourite a/two", "favourite a/one"]);
});

test("a watch begins with everything and then sends only what changed", async () => {
  const saved = open();
  saved.capability.addFavourite({ repo: repo("a/one"), isPrivate: false });
  const life = new AbortController();
  const seen: string[] = [];
  for await (const change of saved.capability.watch(life.signal)) {
    seen.push(change.type === "put" ? `put ${change.entry.type}` : change.type);
    if (seen.length === 1) saved.capability.noteViewed({ repo: repo("a/one"), isPrivate: false });
    if (seen.length === 2) saved.capability.clearRecents();
    if (seen.length === 3) break;
  }
  expect(seen).toEqual(["snapshot", "put recent", "removed"]);
});

test("in the whole core: a private repo is hidden from the next account, and forgotten with its own", async () => {
  const standIn = await startHub();
  const { core, close } = await createTestCore({ hub: standIn });
  const call = { signal: new AbortController().signal };
  const count = async (wanted: number) =>
    firstValue(core.saved.watch, (change) => change.type === "snapshot" && change.entries.length === wanted);
  const mine = await core.accounts.add({ token: standIn.tokens.read }, call);
  core.saved.addFavourite({ repo: repo("ana-m/field-notes-private"), isPrivate: true });
  await count(1);
  await core.accounts.remove(mine.id);
  await count(0);
  await core.accounts.add({ token: standIn.tokens.read }, call);
  await count(0);
  await close();
  await standIn.close();
});
