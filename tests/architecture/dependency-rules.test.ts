/** The dependency rules hold for the product, and each of them catches the violation that is planted for it. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { cruiseFolders } from "#tests/architecture/cruise.ts";
import config from "../../.dependency-cruiser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const planted = new URL("planted/", import.meta.url);

describe("the dependency rules", () => {
  test("hold for the product, and enough modules were looked at to mean it", { timeout: 60_000 }, async () => {
    const summary = await cruiseFolders(root, ["shared", "electron", "renderer"]);
    expect(summary.violations.map((found) => `${found.rule.name}: ${found.from} -> ${found.to}`)).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(40);
  });

  test("have a planted violation each", () => {
    expect(
      readdirSync(planted)
        .filter((name) => name !== "source" && name !== "types")
        .toSorted(),
    ).toEqual(config.forbidden.map((rule) => rule.name).toSorted());
  });

  test.each(config.forbidden.map((rule) => rule.name))("catch the planted violation of %s", async (name) => {
    const folder = fileURLToPath(new URL(`${name}/`, planted));
    const summary = await cruiseFolders(folder, readdirSync(folder));
    expect(summary.violations.map((found) => found.rule.name)).toContain(name);
  });
});
