/** What the palette lists for what is typed. */
import { IconBox } from "@tabler/icons-react";
import { describe, expect, it } from "vitest";
import { matches, paletteEntries } from "#renderer/app/palette/palette-entries.ts";
import type { Place } from "#renderer/app/places.ts";
import type { Action } from "#renderer/ui/actions.ts";
import { parseRepoText } from "#shared/model/parse-repo-text.ts";

const places: Place[] = [
  { to: "/models", label: "Models", icon: IconBox, keywords: "browse search" },
  { to: "/downloads", label: "Downloads", icon: IconBox, keywords: "queue progress" },
];
const actions: Action[] = [
  { id: "theme.dark", label: "Dark theme", keywords: "night", run: () => undefined },
  { id: "repo.download", label: "Download", hint: "owner/name", run: () => undefined },
];
const listed = (typed: string) => paletteEntries(typed, places, actions, parseRepoText(typed)).map(({ id }) => id);

describe("the palette", () => {
  it("lists every place and action while nothing is typed", () => {
    expect(listed("  ")).toEqual(["place:/models", "place:/downloads", "action:theme.dark", "action:repo.download"]);
  });

  it("puts a place or action that was named before the search for models", () => {
    expect(listed("downl")).toEqual(["place:/downloads", "action:repo.download", "search"]);
  });

  it("finds by keywords and by what an action applies to", () => {
    expect(listed("night")).toEqual(["action:theme.dark", "search"]);
    expect(listed("owner")).toEqual(["action:repo.download", "search"]);
  });

  it("offers the search for anything else, with the text as typed but trimmed", () => {
    expect(paletteEntries("  Qwen 7b ", places, actions, null)).toEqual([
      { type: "search", id: "search", query: "Qwen 7b" },
    ]);
  });

  it("opens a repo first when its full id is typed", () => {
    expect(listed("northwind/aster-7b")).toEqual(["repo", "search"]);
  });

  it("gives each entry an id of its own, since two would be chosen at once", () => {
    const ids = listed("d");
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("matching", () => {
  it("wants every typed word, in any order and case", () => {
    expect(matches("Dark theme", "THEME da")).toBe(true);
    expect(matches("Dark theme", "theme light")).toBe(false);
  });

  it("takes the middle of a word from three letters on", () => {
    expect(matches("Downloads", "loads")).toBe(true);
    expect(matches("Downloads", "ow")).toBe(false);
  });
});
