import { describe, expect, it } from "vitest";
import { decideNavigation, decideWindowOpen } from "#electron/desktop/security/navigation.ts";
import { appOrigin } from "#electron/desktop/security/page-origin.ts";
import { notOurs } from "#tests/desktop/security/not-ours.ts";

describe("navigation", () => {
  it.each(["app://bundle/", "app://bundle/#/models", "APP://bundle/"])("of the top frame stays at %s", (url) => {
    expect(decideNavigation({ url, isMainFrame: true }, appOrigin)).toBe("allow");
  });

  it.each([...notOurs, "app://bundle/index.html", "app://bundle/assets/index.js"])(
    "of the top frame does not go to %j",
    (url) => {
      expect(decideNavigation({ url, isMainFrame: true }, appOrigin)).toBe("prevent");
    },
  );

  it.each(["app://bundle/", ...notOurs])("of a frame inside goes nowhere, not to %j either", (url) => {
    expect(decideNavigation({ url, isMainFrame: false }, appOrigin)).toBe("prevent");
  });

  it("stays on the development server where that is the page's origin, and the app's own scheme is foreign then", () => {
    const origin = "http://127.0.0.1:5173";
    expect(decideNavigation({ url: `${origin}/#/models`, isMainFrame: true }, origin)).toBe("allow");
    expect(decideNavigation({ url: "http://127.0.0.1:5174/", isMainFrame: true }, origin)).toBe("prevent");
    expect(decideNavigation({ url: "app://bundle/", isMainFrame: true }, origin)).toBe("prevent");
  });
});

it("no window is opened by the page", () => {
  expect(decideWindowOpen()).toEqual({ action: "deny" });
});
