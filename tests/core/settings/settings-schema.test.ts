import { expect, test } from "vitest";
import { readSettings } from "#core/settings/settings-schema.ts";

const downloads = { jobsAtOnce: 1, bytesPerSecondMax: null };
const defaults = {
  theme: "system",
  pictures: "ask",
  endpoint: null,
  cacheFolder: null,
  downloads,
  proxy: { type: "environment" },
};

test("nothing at all gives the defaults", () => {
  expect(readSettings({})).toEqual({ settings: defaults, badFields: [], kind: "empty" });
});

test("one bad field costs only itself", () => {
  const raw = {
    version: 1,
    theme: "pink",
    endpoint: "https://mirror.example",
    cacheFolder: "/a",
    proxy: { type: "none" },
  };
  expect(readSettings(raw)).toEqual({
    settings: { ...defaults, endpoint: "https://mirror.example", cacheFolder: "/a", proxy: { type: "none" } },
    badFields: ["theme"],
    kind: "current",
  });
});

test.each([
  ["endpoint", "http://not-this-computer.example"],
  ["endpoint", "https://ana:secret@mirror.example"],
  ["proxy", { type: "manual", url: "http://ana:secret@proxy.example:1" }],
  ["proxy", { type: "manual", url: "socks5://proxy.example:1" }],
  ["cacheFolder", 7],
])("a %s that would be refused on entry is refused in the file too", (name, value) => {
  expect(readSettings({ version: 1, [name]: value }).badFields).toEqual([name]);
});

test.each([[[1, 2]], ["text"], [null], [{ some: "thing" }], [{ version: "one", theme: "dark" }]])(
  "%j is not taken for settings of ours without a word",
  (raw) => {
    expect(readSettings(raw).kind).toBe("foreign");
  },
);

test("each migration is run once, from the version of the file on", () => {
  const steps = [
    (old: Readonly<Record<string, unknown>>) => ({ ...old, theme: old["colour"] }),
    (old: Readonly<Record<string, unknown>>) => ({ ...old, cacheFolder: `${String(old["cacheFolder"])}/hub` }),
  ];
  const first = readSettings({ version: 1, colour: "dark", cacheFolder: "/a" }, steps);
  expect(first).toMatchObject({ settings: { theme: "dark", cacheFolder: "/a/hub" }, kind: "current" });
  const second = readSettings({ version: 2, theme: "light", cacheFolder: "/a" }, steps);
  expect(second.settings).toMatchObject({ theme: "light", cacheFolder: "/a/hub" });
  const third = readSettings({ version: 3, theme: "light", cacheFolder: "/a" }, steps);
  expect(third).toMatchObject({ settings: { cacheFolder: "/a" }, kind: "current" });
});

test("of a newer version what is known is read", () => {
  expect(readSettings({ version: 99, theme: "dark", more: 1 })).toMatchObject({
    settings: { theme: "dark" },
    kind: "newer",
  });
});
