import { describe, expect, it } from "vitest";
import { appOrigin } from "#electron/desktop/security/page-origin.ts";
import { isTrustedSender } from "#electron/desktop/security/trusted-sender.ts";
import { notOurs } from "#tests/desktop/security/not-ours.ts";

describe("a message to the main process", () => {
  const mainFrame = { url: "app://bundle/#/models" };

  it("is heard from the top frame of our window while it shows our page", () => {
    expect(isTrustedSender(mainFrame, mainFrame, appOrigin)).toBe(true);
  });

  it("is not heard from a frame inside, another window with the same page, or a frame that is gone", () => {
    expect(isTrustedSender({ url: "app://bundle/" }, mainFrame, appOrigin)).toBe(false);
    expect(isTrustedSender(null, mainFrame, appOrigin)).toBe(false);
  });

  it.each([...notOurs, "app://bundle/assets/index.js"])("is not heard from the top frame once it shows %j", (url) => {
    const frame = { url };
    expect(isTrustedSender(frame, frame, appOrigin)).toBe(false);
  });
});
