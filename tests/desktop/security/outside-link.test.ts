import { describe, expect, it } from "vitest";
import { linkInArguments, placeOfLink } from "#electron/desktop/security/outside-link.ts";

describe("a link from outside", () => {
  it.each([
    ["hubdeck://model/northwind-ai/Aster-Nano", "/repo/model/northwind-ai/Aster-Nano"],
    ["hubdeck://model/a/b/", "/repo/model/a/b"],
    ["hubdeck://model/a/b?revision=v1.0", "/repo/model/a/b?revision=v1.0"],
    ["hubdeck://model/a/b?revision=refs/pr/1", "/repo/model/a/b?revision=refs%2Fpr%2F1"],
    ["https://huggingface.co/a/b", "/repo/model/a/b"],
    ["https://huggingface.co/a/b/tree/main", "/repo/model/a/b?revision=main"],
    ["https://huggingface.co/a/b?utm_source=x#files", "/repo/model/a/b"],
  ])("%s leads to %s", (link, path) => {
    expect(placeOfLink(link)).toEqual({ repoId: path.split("?")[0]?.replace("/repo/model/", ""), path });
  });

  it.each([
    "hubdeck://",
    "hubdeck://model",
    "hubdeck://model/a",
    "hubdeck://model/a/b/c",
    "hubdeck://download/a/b",
    "hubdeck://settings",
    "hubdeck:model/a/b",
    "hubdeck://model/../settings",
    "hubdeck://model/a/..%2f..%2fsettings",
    "hubdeck://model/a/b%00",
    "hubdeck://model/a/<script>",
    "hubdeck://model/a/b?revision=../../x",
    "hubdeck://user@model/a/b",
    "hubdeck://model:80/a/b",
    "hubdeck://model/a/b\n--no-sandbox",
    "hubdeck://model/a b/c",
    `hubdeck://model/a/${"b".repeat(600)}`,
    "http://huggingface.co/a/b",
    "https://huggingface.co.evil.example/a/b",
    "https://huggingface.co@evil.example/a/b",
    "https://evil.example/a/b",
    "https://huggingface.co/",
    "https://huggingface.co/a",
    "https://huggingface.co/settings/tokens",
    "https://huggingface.co/datasets/a",
    "https://huggingface.co/spaces/a/b",
    "https://huggingface.co/a/b/resolve/main/model.safetensors",
    "https://huggingface.co/a/b/settings",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "app://bundle/#/settings",
    "",
  ])("%j leads nowhere", (link) => expect(placeOfLink(link)).toBeNull());

  it("is the first of the arguments that leads somewhere", () => {
    expect(linkInArguments(["app", "--flag", "hubdeck://settings", "hubdeck://model/a/b"])).toBe("hubdeck://model/a/b");
    expect(linkInArguments(["hubdeck://model/a/b", "--flag"])).toBeNull();
  });
});
