import { describe, expect, it } from "vitest";
import { isExternalUrl } from "#electron/desktop/security/external-url.ts";

describe("an address that the system opens", () => {
  it.each([
    "https://huggingface.co/settings/tokens",
    "https://arxiv.org/abs/1706.03762?context=cs#top",
    "https://xn--mnchen-3ya.de/",
    "http://127.0.0.1:4000/settings/tokens",
    "http://localhost:4000/",
  ])("may be %s", (url) => expect(isExternalUrl(url)).toBe(true));

  it.each([
    "http://huggingface.co/",
    "file:///etc/passwd",
    "smb://server/share",
    "ms-msdt:/id",
    "ms-word:ofe|u|https://evil.example/x.docm",
    "search-ms:query=x",
    "javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "https://huggingface.co@evil.example/",
    "https://user:password@huggingface.co/",
    "http://127.0.0.1.evil.example/",
    "https://hüggingface.co/",
    "https://huggingfаce.co/",
    "https://hugging\nface.co/",
    "https://huggingface.co/\r\nx",
    " https://huggingface.co/",
    "https://huggingface.co/ --flag",
    "https:\\\\huggingface.co\\",
    "HTTPS://huggingface.co/",
    "https:huggingface.co",
    "\\\\server\\share",
    "--help",
    "https://",
    "",
    `https://huggingface.co/${"x".repeat(2100)}`,
  ])("is never %j", (url) => expect(isExternalUrl(url)).toBe(false));
});
