import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "#core/clock.ts";
import type { FolderChoice } from "#core/platform.ts";
import { confSettingsFile } from "#core/settings/conf-settings-file.ts";
import { createSettings } from "#core/settings/settings.ts";
import type { SettingsFile } from "#core/settings/settings-file.ts";
import type { StoreNotice } from "#core/store/json-lines.ts";
import { firstValue } from "#tests/core/first-value.ts";

let root: string;
let profile: string;
let home: string;
let notices: StoreNotice[];
/** What the system's own dialog answers. */
let choice: FolderChoice;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hubdeck-settings-"));
  profile = join(root, "profile");
  home = join(root, "home");
  mkdirSync(profile);
  mkdirSync(home);
  notices = [];
  choice = { type: "unavailable" };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const open = (file: SettingsFile = confSettingsFile(profile), env: Record<string, string> = {}) =>
  createSettings({
    file,
    env,
    homeFolder: home,
    clock: systemClock,
    platform: { chooseFolder: async () => choice },
    report: (notice) => notices.push(notice),
  });
const path = () => join(profile, "settings.json");
const write = (text: string) => writeFileSync(path(), text);
const asideText = (kind: string) => {
  const name = readdirSync(profile).find((one) => one.startsWith(`settings.${kind}-`));
  return name === undefined ? null : readFileSync(join(profile, name), "utf8");
};

test("what is set is there at the next start", () => {
  const first = open().capability;
  first.setTheme("dark");
  first.setEndpoint("https://mirror.example/");
  first.setProxy({ type: "manual", url: "http://proxy.example:3128" });
  first.setDownloads({ jobsAtOnce: 3, bytesPerSecondMax: 5_000_000 });
  const state = open().cell.get();
  expect(state).toMatchObject({
    theme: "dark",
    endpoint: { url: "https://mirror.example", from: "setting" },
    downloads: { jobsAtOnce: 3, bytesPerSecondMax: 5_000_000 },
    proxy: { type: "manual", url: "http://proxy.example:3128" },
  });
  expect(notices).toEqual([]);
});

test("without a change no file is written, and with one it is for its owner only", () => {
  const { capability } = open();
  expect(existsSync(path())).toBe(false);
  capability.setTheme("light");
  expect(statSync(path()).mode & 0o777).toBe(0o600);
  expect(readdirSync(profile)).toEqual(["settings.json"]);
});

test("each change is told to who watches", async () => {
  const settings = open();
  const later = firstValue(settings.capability.watch, ({ theme }) => theme === "dark");
  settings.capability.setTheme("dark");
  expect((await later).theme).toBe("dark");
});

test.each([["{ not json"], ["\u0000\u0000\u0000"]])(
  "a corrupt file (%j) is set aside, reported and not fatal",
  (text) => {
    write(text);
    const settings = open();
    expect(settings.cell.get().theme).toBe("system");
    expect(asideText("corrupt")).toBe(text);
    expect(notices).toHaveLength(1);
    settings.capability.setTheme("dark");
    expect(open().cell.get().theme).toBe("dark");
    expect(notices).toHaveLength(1);
  },
);

test("a bad field is reported by its name, the others hold, and the file as it was is kept", () => {
  const text = '{"version":1,"theme":"dark","endpoint":"http://evil.example"}';
  write(text);
  expect(open().cell.get()).toMatchObject({ theme: "dark", endpoint: { from: "default" } });
  expect(notices[0]?.what).toContain("endpoint");
  expect(asideText("corrupt")).toBe(text);
  open();
  expect(notices).toHaveLength(1);
});

test("settings of a newer version are kept aside before anything is written over them", () => {
  const text = '{"version":9,"theme":"dark","new":1}';
  write(text);
  const settings = open();
  expect(settings.cell.get().theme).toBe("dark");
  settings.capability.setTheme("light");
  expect(asideText("newer")).toBe(text);
});

test("a file that cannot be read is reported and never written over", () => {
  mkdirSync(path());
  const settings = open();
  expect(notices).toHaveLength(1);
  settings.capability.setTheme("dark");
  expect(settings.cell.get().theme).toBe("dark");
  expect(statSync(path()).isDirectory()).toBe(true);
});

test("a disk that does not take the settings is reported, and they hold until the app quits", () => {
  const full: SettingsFile = {
    path: path(),
    read: () => ({}),
    write: () => {
      throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    },
  };
  const settings = open(full);
  settings.capability.setTheme("dark");
  expect(settings.cell.get().theme).toBe("dark");
  expect(notices[0]).toMatchObject({ why: expect.stringContaining("The disk is full.") });
});

test.each(["http://mirror.example", "https://a:b@mirror.example", "mirror"])("%s is refused as an endpoint", (url) => {
  const { capability, cell } = open();
  expect(() => capability.setEndpoint(url)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "BAD_INPUT" }) }),
  );
  expect(cell.get().endpoint.from).toBe("default");
});

test.each([
  "http://ana:secret@proxy.example:1",
  "socks5://proxy.example:1",
  "proxy.example:1",
  "http://proxy.example/x",
])("%s is refused as a proxy", (url) => {
  const { capability, cell } = open();
  expect(() => capability.setProxy({ type: "manual", url })).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "BAD_INPUT" }) }),
  );
  expect(cell.get().proxy).toEqual({ type: "environment" });
  expect(existsSync(path())).toBe(false);
});

test("a variable that cannot be used is reported", () => {
  open(undefined, { HF_ENDPOINT: "http://mirror.example" });
  expect(notices[0]?.what).toContain("HF_ENDPOINT");
});

test("free space is told for the folder that will be made, too", async () => {
  const settings = open(undefined, { HF_HUB_CACHE: join(root, "not", "there", "yet") });
  const state = await firstValue(settings.capability.watch, ({ cacheFolder }) => cacheFolder.freeBytes !== null);
  expect(state.cacheFolder.freeBytes).toBeGreaterThan(0);
});

test("a folder is chosen by walking from the home folder, by ids", async () => {
  for (const name of ["models", ".hidden", "models2", "models10"]) mkdirSync(join(home, name));
  mkdirSync(join(home, "models", "inner"));
  writeFileSync(join(home, "a file"), "");
  symlinkSync(join(home, "models"), join(home, "link"));
  symlinkSync("/nowhere", join(home, "dead link"));
  const { capability, cell } = open();
  const top = await capability.listFolders(null);
  expect(top.folder).toMatchObject({ path: home, name: "home", isWritable: true });
  expect(top.folders.map(({ name }) => name)).toEqual(["link", "models", "models2", "models10", ".hidden"]);
  const models = top.folders.find(({ name }) => name === "models");
  const inside = await capability.listFolders(models?.id ?? "");
  expect(inside.parentId).toBe(top.folder.id);
  expect(inside.folders.map(({ name }) => name)).toEqual(["inner"]);
  await capability.setCacheFolder(inside.folder.id);
  expect(cell.get().cacheFolder).toMatchObject({ path: join(home, "models"), from: "setting" });
  expect(open().cacheFolder()).toBe(join(home, "models"));
  await capability.setCacheFolder(null);
  expect(cell.get().cacheFolder.from).toBe("default");
});

test("a folder that was chosen in the system's dialog is known to the page by an id", async () => {
  mkdirSync(join(home, "chosen"));
  const { capability, cell } = open();
  expect(await capability.chooseFolder()).toEqual({ type: "unavailable" });
  choice = { type: "cancelled" };
  expect(await capability.chooseFolder()).toEqual({ type: "cancelled" });
  choice = { type: "chosen", path: join(home, "chosen") };
  const chosen = await capability.chooseFolder();
  if (chosen.type !== "chosen") throw new Error("Not chosen");
  expect(chosen.folder).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: "chosen" });
  await capability.setCacheFolder(chosen.folder.id);
  expect(cell.get().cacheFolder).toMatchObject({ path: join(home, "chosen"), from: "setting" });
});

test("a path is never taken for an id", async () => {
  const { capability } = open();
  const unknown = { problem: { code: "NOT_FOUND" } };
  await expect(capability.listFolders("/etc")).rejects.toMatchObject(unknown);
  await expect(capability.setCacheFolder("/etc")).rejects.toMatchObject(unknown);
});

test("a folder that is gone is told as such", async () => {
  mkdirSync(join(home, "gone"));
  const { capability } = open();
  const id = (await capability.listFolders(null)).folders[0]?.id ?? "";
  rmSync(join(home, "gone"), { recursive: true });
  await expect(capability.listFolders(id)).rejects.toMatchObject({ problem: { code: "DISK" } });
  await expect(capability.setCacheFolder(id)).rejects.toMatchObject({ problem: { code: "DISK" } });
});

test("a folder with very many folders is cut and says so", async () => {
  for (let count = 0; count < 1005; count += 1) mkdirSync(join(home, `f${count}`));
  const listing = await open().capability.listFolders(null);
  expect(listing.folders).toHaveLength(1000);
  expect(listing.isCut).toBe(true);
});

test.skipIf(process.getuid?.() === 0)(
  "a folder that is read-only is not taken as the cache (root may write anywhere, so not as root)",
  async () => {
    mkdirSync(join(home, "locked"));
    chmodSync(join(home, "locked"), 0o500);
    const { capability } = open();
    const id = (await capability.listFolders(null)).folders[0]?.id ?? "";
    await expect(capability.setCacheFolder(id)).rejects.toMatchObject({ problem: { code: "DISK" } });
  },
);
