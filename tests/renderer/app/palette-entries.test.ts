/** What the palette lists for what is typed. */
import { IconBox } from "@tabler/icons-react";
import { describe, expect, it } from "vitest";
import { matches, type PaletteInput, paletteGroups } from "#renderer/app/palette/palette-entries.ts";
import type { Place } from "#renderer/app/places.ts";
import type { Action } from "#renderer/ui/actions.ts";
import type { SavedEntry } from "#shared/contract/saved.ts";
import { parseRepoText } from "#shared/model/parse-repo-text.ts";

const places: Place[] = [
  { to: "/models", label: "Models", icon: IconBox, keywords: "browse search" },
  { to: "/downloads", label: "Downloads", icon: IconBox, keywords: "queue progress" },
];
const actions: Action[] = [
  { id: "theme.dark", label: "Dark theme", keywords: "night", run: () => undefined },
  { id: "repo.download", label: "Download", hint: "owner/name", run: () => undefined },
];
const kept = (type: "favourite" | "recent", id: string): SavedEntry => ({
  type,
  id: `${type[0]}-${id}`,
  repo: { kind: "model", id },
  isPrivate: false,
  at: 1,
});
const saved: SavedEntry[] = [
  kept("favourite", "helios/lumen"),
  kept("favourite", "helios/ray"),
  kept("recent", "helios/lumen"),
  kept("recent", "quarry/basalt"),
  { type: "search", id: "s-1", kind: "dataset", name: "Poems", query: "q=poem", at: 1 },
];
const searches = ["search:model", "search:dataset", "search:space"];

const groups = (typed: string, more: Partial<PaletteInput> = {}) =>
  paletteGroups({ typed, places, actions, saved: [], found: null, named: parseRepoText(typed), ...more });
const listed = (typed: string, more?: Partial<PaletteInput>) =>
  groups(typed, more).flatMap(({ entries }) => entries.map(({ id }) => id));

describe("the palette", () => {
  it("lists every place and action while nothing is typed", () => {
    expect(listed("  ")).toEqual(["place:/models", "place:/downloads", "action:theme.dark", "action:repo.download"]);
  });

  it("begins with what was viewed and kept, each repo once", () => {
    expect(groups("", { saved }).map(({ label }) => label)).toEqual([
      "Recent",
      "Favourites",
      "Saved searches",
      "Go to",
      "Actions",
    ]);
    expect(listed("", { saved }).slice(0, 4)).toEqual([
      "saved:r-helios/lumen",
      "saved:r-quarry/basalt",
      "saved:f-helios/ray",
      "saved:s-1",
    ]);
  });

  it("finds what is kept by its name, each repo once", () => {
    expect(listed("lum", { saved })).toEqual(["saved:f-helios/lumen", ...searches]);
    expect(listed("poems", { saved })).toEqual(["saved:s-1", ...searches]);
  });

  it("puts a place or action that was named before the searches", () => {
    expect(listed("downl")).toEqual(["place:/downloads", "action:repo.download", ...searches]);
  });

  it("finds by keywords and by what an action applies to", () => {
    expect(listed("night")).toEqual(["action:theme.dark", ...searches]);
    expect(listed("owner")).toEqual(["action:repo.download", ...searches]);
  });

  it("offers the search for anything else, with the text as typed but trimmed", () => {
    expect(groups("  Qwen 7b ")).toMatchObject([{ label: "Search", entries: [{ query: "Qwen 7b" }, {}, {}] }]);
  });

  it("opens a repo first when its full id is typed, and that alone when it was pasted as a command", () => {
    expect(listed("northwind/aster-7b")).toEqual(["named", ...searches]);
    expect(listed("hf download northwind/aster-7b")).toEqual(["named"]);
  });

  it("lists what the Hub found last, so that nothing moves when it comes, and without what is listed already", () => {
    const found = {
      repos: [
        { repo: { kind: "dataset", id: "helios/words" }, isPrivate: false },
        { repo: { kind: "model", id: "helios/ray" }, isPrivate: false },
        { repo: { kind: "model", id: "helios/new" }, isPrivate: true },
      ],
      owners: [{ type: "org", name: "helios", fullname: "Helios" }],
    } satisfies PaletteInput["found"];
    expect(listed("helios", { saved, found })).toEqual([
      "saved:f-helios/lumen",
      "saved:f-helios/ray",
      ...searches,
      "owner:org/helios",
      "found:model/helios/new",
      "found:dataset/helios/words",
    ]);
  });

  it("gives each entry an id of its own, since two would be chosen at once", () => {
    const ids = listed("d", { saved });
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("matching", () => {
  it("wants every typed word, in any order and case", () => {
    expect(matches("Dark theme", "THEME da")).toBe(true);
    expect(matches("Dark theme", "theme light")).toBe(false);
    expect(matches("helios/lumen-small", "helios/lum en-sm")).toBe(true);
  });

  it("takes the middle of a word from three letters on", () => {
    expect(matches("Downloads", "loads")).toBe(true);
    expect(matches("Downloads", "ow")).toBe(false);
  });
});
