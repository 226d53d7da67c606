import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { patientCalls } from "#core/downloads/cache/file-calls.ts";
import { linkFile } from "#core/downloads/cache/link-file.ts";

let folder: string;
let blob: string;
let entry: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hubdeck-link-"));
  for (const name of ["blobs", "snapshots"]) mkdirSync(join(folder, name));
  blob = join(folder, "blobs", "0123");
  entry = join(folder, "snapshots", "config.json");
  writeFileSync(blob, "content");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What Windows answers to a person without the right to make links. */
const refuse = async () => {
  throw Object.assign(new Error("not permitted"), { code: "EPERM" });
};

test("without symlinks a new blob is moved to its name, so that it takes no room twice", async () => {
  await linkFile({
    blob,
    entry,
    isNew: true,
    spare: join(folder, "spare"),
    calls: { ...patientCalls, symlink: refuse },
  });
  expect(lstatSync(entry).isFile()).toBe(true);
  expect(readFileSync(entry, "utf8")).toBe("content");
  expect(() => lstatSync(blob)).toThrow("ENOENT");
});

test("without symlinks an older blob is copied, since others may use it", async () => {
  await linkFile({
    blob,
    entry,
    isNew: false,
    spare: join(folder, "spare"),
    calls: { ...patientCalls, symlink: refuse },
  });
  expect(readFileSync(entry, "utf8")).toBe("content");
  expect(readFileSync(blob, "utf8")).toBe("content");
  expect(() => lstatSync(join(folder, "spare"))).toThrow("ENOENT");
});

test("a folder that has the file's name is left alone, and said", async () => {
  mkdirSync(entry);
  await expect(
    linkFile({ blob, entry, isNew: true, spare: join(folder, "spare"), calls: patientCalls }),
  ).rejects.toThrow("DISK");
  expect(lstatSync(entry).isDirectory()).toBe(true);
});

test("a full disk is not taken for a system without symlinks", async () => {
  const symlink = async () => {
    throw Object.assign(new Error("no space"), { code: "ENOSPC" });
  };
  await expect(
    linkFile({ blob, entry, isNew: true, spare: join(folder, "spare"), calls: { ...patientCalls, symlink } }),
  ).rejects.toThrow("DISK_FULL");
  expect(readFileSync(blob, "utf8")).toBe("content");
});

test("a link that another program has just made is no failure, and what else it put there is replaced", async () => {
  // Nothing was there when we looked; something is when we write.
  const lstat = async (path: string) => {
    if (path === entry) throw Object.assign(new Error("not there"), { code: "ENOENT" });
    return patientCalls.lstat(path);
  };
  const request = { blob, entry, isNew: true, spare: join(folder, "spare"), calls: { ...patientCalls, lstat } };
  symlinkSync(join("..", "blobs", "0123"), entry);
  await linkFile(request);
  expect(readFileSync(entry, "utf8")).toBe("content");
  rmSync(entry);
  writeFileSync(entry, "another thing");
  await linkFile(request);
  expect(readlinkSync(entry)).toBe(join("..", "blobs", "0123"));
  expect(() => lstatSync(join(folder, "spare"))).toThrow("ENOENT");
});
