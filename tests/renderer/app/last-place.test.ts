/** Which addresses are worth coming back to. */
import { describe, expect, it } from "vitest";
import { placeToKeep } from "#renderer/app/last-place.ts";

describe("the last place", () => {
  it.each(["/models?q=7b&repo=owner/name", "/repo/model/owner/name?tab=files", "/downloads", "/settings"])(
    "keeps %s",
    (href) => {
      expect(placeToKeep(href)).toBe(href);
    },
  );

  it.each(["/", "/welcome", "/modelsx", "//evil.example", "https://evil.example/models", "javascript:alert(1)", ""])(
    "does not keep %s",
    (href) => {
      expect(placeToKeep(href)).toBeNull();
    },
  );

  it("does not keep an address of absurd length", () => {
    expect(placeToKeep(`/models?q=${"x".repeat(2000)}`)).toBeNull();
  });
});
