import { describe, expect, it } from "vitest";
import { savedFileName } from "#electron/desktop/security/saved-file-name.ts";

describe("the name that a save dialog proposes", () => {
  it.each([
    ["picture.png", "picture.png"],
    ["Ein Bild.png", "Ein Bild.png"],
    ["../../.ssh/authorized_keys", "authorized_keys"],
    ["..\\..\\start.bat", "start.bat"],
    [".bashrc", "bashrc"],
    ["a\u202Egnp.exe", "agnp.exe"],
    ["a\u0000b\nc.txt", "abc.txt"],
    ['a<b>:"|?*.txt', "ab.txt"],
    ["CON", "file CON"],
    ["com1.txt", "file com1.txt"],
    ["...", "file"],
    ["", "file"],
    ["name. ", "name"],
  ])("%j becomes %j", (wish, name) => expect(savedFileName(wish)).toBe(name));

  it("is at most 120 characters long", () => {
    expect(savedFileName("x".repeat(500))).toHaveLength(120);
  });
});
