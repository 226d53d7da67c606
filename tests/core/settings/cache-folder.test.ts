import { expect, test } from "vitest";
import { resolveCacheFolder } from "#core/settings/cache-folder.ts";

const home = "/home/ana";
const of = (env: Record<string, string>, setting: string | null = null) => resolveCacheFolder(setting, env, home);

test("the order is that of Python's huggingface_hub", () => {
  const all = {
    HF_HUB_CACHE: "/a",
    HUGGINGFACE_HUB_CACHE: "/b",
    HF_HOME: "/c",
    XDG_CACHE_HOME: "/d",
  };
  const { HF_HUB_CACHE: _, ...withoutFirst } = all;
  const { HUGGINGFACE_HUB_CACHE: __, ...withoutTwo } = withoutFirst;
  expect(of(all, "/mine")).toEqual({ path: "/mine", from: "setting" });
  expect(of(all)).toEqual({ path: "/a", from: "environment" });
  expect(of(withoutFirst).path).toBe("/b");
  expect(of(withoutTwo).path).toBe("/c/hub");
  expect(of({ XDG_CACHE_HOME: "/d" })).toEqual({ path: "/d/huggingface/hub", from: "environment" });
  expect(of({})).toEqual({ path: "/home/ana/.cache/huggingface/hub", from: "default" });
});

test("an empty variable does not count", () => {
  expect(of({ HF_HUB_CACHE: "", HF_HOME: "" }).from).toBe("default");
});

test.each([
  ["~/models", "/home/ana/models"],
  ["~", "/home/ana"],
  ["~ben/models", "/home/ana/~ben/models"],
  ["$DATA/hf", "/data/hf"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the shell's form
  ["${DATA}/hf", "/data/hf"],
  ["%DATA%/hf", "/data/hf"],
  ["$NOWHERE/hf", "/home/ana/$NOWHERE/hf"],
  ["/a/../b/./c/", "/b/c"],
])("%s in a variable means %s", (text, expected) => {
  expect(of({ HF_HUB_CACHE: text, DATA: "/data" }).path).toBe(expected);
});
