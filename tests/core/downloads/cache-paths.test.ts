import { posix, win32 } from "node:path";
import { expect, test } from "vitest";
import { cachePaths } from "#core/downloads/cache/cache-paths.ts";
import { pathRefusal } from "#core/downloads/plan/safe-path.ts";

const commit = "9f2c1ab0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f6";
const repo = { kind: "model", id: "northwind-ai/Aster-7B" } as const;
const blobId = "0123456789abcdef".repeat(4);
const windows = cachePaths({ cacheFolder: "C:\\Users\\ana\\.cache\\huggingface\\hub", repo, commit }, win32);
const repoOnWindows = "C:\\Users\\ana\\.cache\\huggingface\\hub\\models--northwind-ai--Aster-7B";

test("the same places on every system, joined as that system joins", () => {
  expect(cachePaths({ cacheFolder: "/cache", repo, commit }, posix).entry("a/b.json")).toBe(
    `/cache/models--northwind-ai--Aster-7B/snapshots/${commit}/a/b.json`,
  );
  expect(windows.entry("a/b.json")).toBe(`${repoOnWindows}\\snapshots\\${commit}\\a\\b.json`);
  expect(windows.blob(blobId)).toBe(`${repoOnWindows}\\blobs\\${blobId}`);
  expect(windows.ref("refs/pr/1")).toBe(`${repoOnWindows}\\refs\\refs\\pr\\1`);
  expect(windows.missing("a/b.json")).toBe(`${repoOnWindows}\\.no_exist\\${commit}\\a\\b.json`);
});

test("on Windows the way from an entry to its blob is relative, as Python writes it", () => {
  const target = win32.relative(win32.dirname(windows.entry("a/b.json")), windows.blob(blobId));
  expect(target).toBe(`..\\..\\..\\blobs\\${blobId}`);
});

test("on Windows a path over 260 characters is one that Node hands on without that limit", () => {
  const path = `${"deep-folder-name/".repeat(18)}model.safetensors`;
  expect(pathRefusal(path, "win32")).toBeNull();
  const entry = windows.entry(path);
  expect(entry.length).toBeGreaterThan(300);
  expect(win32.toNamespacedPath(entry)).toBe(`\\\\?\\${entry}`);
  expect(win32.toNamespacedPath(cachePaths({ cacheFolder: "\\\\nas\\hub", repo, commit }, win32).entry(path))).toMatch(
    /^\\\\\?\\UNC\\nas\\hub\\/,
  );
});

test("the name of an unfinished file is short, however long the file's own name is", () => {
  const name = win32.basename(windows.part(blobId, "0123456789ab"));
  expect(name).toBe(`${blobId}.0123456789ab.hubdeck`);
  expect(name.length).toBeLessThan(100);
  expect(pathRefusal(name, "win32")).toBeNull();
});

test("a name of 300 characters fits no disk and is refused, on each system", () => {
  for (const system of ["win32", "darwin", "linux"] as const) {
    expect(pathRefusal(`folder/${"x".repeat(300)}`, system)).toContain("longer than 255 bytes");
  }
});

test("no path that is let through leaves its snapshot on Windows", () => {
  const tried = [
    "a/..\\..\\x",
    "..\\x",
    "C:x",
    "C:/x",
    "\\\\nas\\x",
    "//nas/x",
    "a:b",
    "con",
    "nul.txt",
    "a/aux",
    "a.",
  ];
  for (const path of tried) expect(pathRefusal(path, "win32"), path).not.toBeNull();
  for (const path of ["..a/b", "a..b", "-/~/x", "%TEMP%/x", "a b/c"]) {
    expect(pathRefusal(path, "win32"), path).toBeNull();
    expect(windows.entry(path).startsWith(`${windows.snapshotFolder}\\`)).toBe(true);
  }
});
