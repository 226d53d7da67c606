import { describe, expect, it } from "vitest";
import { type ProfileFolderInput, profileFolder } from "#core/profile/profile-folder.ts";

const linux: ProfileFolderInput = {
  platform: "linux",
  env: {},
  homeFolder: "/home/ada",
  workingFolder: "/home/ada/work",
};
const mac: ProfileFolderInput = { ...linux, platform: "darwin", homeFolder: "/Users/ada" };
const windows: ProfileFolderInput = {
  platform: "win32",
  env: {},
  homeFolder: "C:\\Users\\ada",
  workingFolder: "C:\\work",
};

describe("the profile folder", () => {
  it.each<[string, ProfileFolderInput, string]>([
    ["Linux", linux, "/home/ada/.config/hubdeck"],
    ["Linux with XDG_CONFIG_HOME", { ...linux, env: { XDG_CONFIG_HOME: "/data/config" } }, "/data/config/hubdeck"],
    ["macOS", mac, "/Users/ada/Library/Application Support/Hubdeck"],
    ["Windows", { ...windows, env: { APPDATA: "D:\\Roaming" } }, "D:\\Roaming\\Hubdeck"],
    ["Windows without APPDATA", windows, "C:\\Users\\ada\\AppData\\Roaming\\Hubdeck"],
  ])("follows the convention of %s", (_name, input, folder) => {
    expect(profileFolder(input)).toBe(folder);
  });

  it("ignores a relative or empty XDG_CONFIG_HOME, as the specification asks", () => {
    expect(profileFolder({ ...linux, env: { XDG_CONFIG_HOME: "config" } })).toBe("/home/ada/.config/hubdeck");
    expect(profileFolder({ ...linux, env: { XDG_CONFIG_HOME: "" } })).toBe("/home/ada/.config/hubdeck");
  });

  it.each<[ProfileFolderInput, string]>([
    [{ ...linux, env: { HUBDECK_PROFILE: "/srv/p", XDG_CONFIG_HOME: "/x" } }, "/srv/p"],
    [{ ...linux, env: { HUBDECK_PROFILE: "p" } }, "/home/ada/work/p"],
    [{ ...mac, env: { HUBDECK_PROFILE: "/srv/p" } }, "/srv/p"],
    [{ ...windows, env: { HUBDECK_PROFILE: "E:\\p", APPDATA: "D:\\Roaming" } }, "E:\\p"],
  ])("is where HUBDECK_PROFILE says, on every platform", (input, folder) => {
    expect(profileFolder(input)).toBe(folder);
  });

  it("falls back to the convention when HUBDECK_PROFILE is empty", () => {
    expect(profileFolder({ ...linux, env: { HUBDECK_PROFILE: "" } })).toBe("/home/ada/.config/hubdeck");
  });
});
