import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as z from "zod";
import { isSupported } from "#tests/desktop/supported-majors.ts";

it("knows when a major of Electron ends", () => {
  expect(isSupported("43.1.0", new Date("2026-11-22"))).toBe(true);
  expect(isSupported("43.1.0", new Date("2027-02-01"))).toBe(false);
  expect(isSupported("45.4.1", new Date("2027-04-30"))).toBe(true);
  expect(isSupported("45.4.1", new Date("2027-05-04"))).toBe(false);
  expect(isSupported("42.0.0", new Date("2026-11-22"))).toBe(false);
  expect(isSupported("nonsense", new Date("2026-11-22"))).toBe(false);
});

it("our Electron is supported today; when this fails, take a newer major and add it to the table", () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const { devDependencies } = z
    .looseObject({ devDependencies: z.looseObject({ electron: z.string() }) })
    .parse(manifest);
  expect(isSupported(devDependencies.electron, new Date())).toBe(true);
});
