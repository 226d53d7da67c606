import { expect, test } from "vitest";
import { pictureSize } from "#core/hub/picture-size.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");
const jpegStart = "\xff\xd8\xff\xe0\x00\x04ab\xff\xe1\x00\x06abcd";

test.each([
  ["image/png", "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\0\0\0\x01\0", 512, 256],
  ["image/gif", "GIF89a\x20\x03\x58\x02", 800, 600],
  ["image/webp", "RIFF1234WEBPVP8 1234abc\x9d\x01\x2a\x40\x01\xf0\0", 320, 240],
  ["image/webp", "RIFF1234WEBPVP8L1234\x2f\x3f\xc1\x3b\0\0\0\0\0\0", 320, 240],
  ["image/webp", "RIFF1234WEBPVP8X12340000\x3f\x01\0\xef\0\0", 320, 240],
  ["image/jpeg", `${jpegStart}\xff\xc2\x00\x11\x08\x01\x00\x02\x00`, 512, 256],
  ["image/jpeg", `${jpegStart}\xff\xff\xff\xc0\x00\x11\x08\x01\x00\x02\x00`, 512, 256],
])("%s of known size", (contentType, start, width, height) => {
  expect(pictureSize(bytes(start), contentType)).toEqual({ type: "pixels", width, height });
});

test.each([
  ["image/png", "\x89PNG\r\n\x1a\n"],
  ["image/gif", "GIF89a"],
  ["image/webp", "RIFF1234WEBPVP8 "],
  ["image/webp", `RIFF1234WEBPXXXX${"\0".repeat(30)}`],
  ["image/jpeg", jpegStart],
  ["image/jpeg", "\xff\xd8\0\0\0\0\0\0\0\0\0\0\0"],
  ["image/jpeg", `\xff\xd8${"\xff\xe0\0\0".repeat(4)}`],
])("%s that does not say it within the bytes given", (contentType, start) => {
  expect(pictureSize(bytes(start), contentType)).toEqual({ type: "unknown" });
});

test("an SVG has no pixels of its own", () => {
  expect(pictureSize(bytes("<svg/>"), "image/svg+xml")).toEqual({ type: "none" });
});
