import { describe, expect, it } from "vitest";
import { isDemo } from "#core/app/is-demo.ts";

describe("the demo", () => {
  it.each(["http://127.0.0.1:4000", "http://localhost:4000", "http://[::1]:4000", "http://127.9.9.9/"])(
    "is on for a Hub on this machine: %s",
    (endpoint) => {
      expect(isDemo({ HUBDECK_DEMO: "1", HF_ENDPOINT: endpoint })).toBe(true);
      expect(isDemo({ HF_ENDPOINT: endpoint })).toBe(false);
      expect(isDemo({ HUBDECK_DEMO: "0", HF_ENDPOINT: endpoint })).toBe(false);
    },
  );

  it.each([
    undefined,
    "",
    "https://huggingface.co",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "http://127.evil.example",
    "127.0.0.1:4000",
  ])("is never on for any other: %s", (endpoint) => {
    expect(isDemo({ HUBDECK_DEMO: "1", HF_ENDPOINT: endpoint })).toBe(false);
  });
});
