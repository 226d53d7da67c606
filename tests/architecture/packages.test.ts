/** What we depend on is pinned, recorded with a reason, and the same wherever it is installed. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const versions = z.record(z.string(), z.string());
const manifest = z
  .looseObject({ dependencies: versions, devDependencies: versions })
  .parse(JSON.parse(read("package.json")));
const lock = z
  .looseObject({
    packages: z.record(z.string(), z.looseObject({ version: z.string().optional(), resolved: z.string().optional() })),
  })
  .parse(JSON.parse(read("package-lock.json")));
const all = { ...manifest.dependencies, ...manifest.devDependencies };

test("every dependency is pinned to one version", () => {
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test("every dependency has a line in docs/dependencies.md", () => {
  const text = read("docs/dependencies.md");
  expect(Object.keys(all).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

test("all @orpc packages are 1.16.1, for another version on the registry is a stray publish", () => {
  const orpc = Object.entries(lock.packages).filter(([path]) => path.startsWith("node_modules/@orpc/"));
  expect(orpc.length).toBeGreaterThan(4);
  expect(orpc.filter(([, entry]) => entry.version !== "1.16.1").map(([path]) => path)).toEqual([]);
});

test("the lock names no registry", () => {
  expect(Object.values(lock.packages).filter((entry) => entry.resolved?.startsWith("http"))).toEqual([]);
});
