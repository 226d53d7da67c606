import { expect, test } from "vitest";
import { externalUrl } from "#core/app/external-url.ts";

const official = "https://huggingface.co";

test.each([
  "https://huggingface.co/settings/tokens/new?tokenType=fineGrained",
  "https://hf.co/x",
  "https://arxiv.org/abs/2401.00001#section",
  "https://xn--bcher-kva.example/",
  "https://example.com:8443/x",
])("%s is opened", (url) => {
  expect(externalUrl(url, official)).toBe(url);
});

test.each([
  "http://huggingface.co/",
  "http://example.com/",
  "javascript:alert(1)",
  "file:///etc/passwd",
  "data:text/html,hello",
  "smb://server/share",
  "ms-msdt:/id",
  "vbscript:x",
  "https://ana:secret@example.com/",
  "https://huggingface.co@evil.example:x/",
  "https://localhost/",
  "https://127.0.0.1/",
  "https://2130706433/",
  "https://0x7f.1/",
  "https://[::1]/",
  "https://10.0.0.1/",
  "https://router/",
  "https://printer.local/",
  "https://nas.lan/",
  "https://wiki.corp/",
  "//example.com",
  "example.com",
  "",
  `https://example.com/${"a".repeat(2100)}`,
])("%s is not opened", (url) => {
  expect(() => externalUrl(url, official)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "BAD_INPUT" }) }),
  );
});

test("pages of the Hub that is set are opened, on this computer too, and another port of it is not", () => {
  const hub = "http://127.0.0.1:4000";
  expect(externalUrl(`${hub}/lab/chatty`, hub)).toBe(`${hub}/lab/chatty`);
  expect(() => externalUrl("http://127.0.0.1:4001/", hub)).toThrow();
  expect(() => externalUrl("http://ana:pw@127.0.0.1:4000/", hub)).toThrow();
});
