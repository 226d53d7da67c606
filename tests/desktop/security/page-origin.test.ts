import { describe, expect, it } from "vitest";
import { appOrigin, isPageDocument, isPageUrl, pageOrigin } from "#electron/desktop/security/page-origin.ts";
import { notOurs } from "#tests/desktop/security/not-ours.ts";

const devServer = "http://127.0.0.1:5173";

describe("where the page comes from", () => {
  it("is the app's own scheme in a packaged app, whatever the environment says", () => {
    for (const url of [devServer, `${devServer}/`, "https://evil.example/", "file:///", ""]) {
      expect(pageOrigin({ isPackaged: true, env: { VITE_DEV_SERVER_URL: url } })).toBe(appOrigin);
    }
  });

  it("is the development server where one is named, on this machine and nowhere else", () => {
    expect(pageOrigin({ isPackaged: false, env: { VITE_DEV_SERVER_URL: `${devServer}/` } })).toBe(devServer);
    for (const url of ["https://127.0.0.1:5173/", "http://evil.example/", "http://127.0.0.1.evil.example/", "x", ""]) {
      expect(pageOrigin({ isPackaged: false, env: { VITE_DEV_SERVER_URL: url } })).toBe(appOrigin);
    }
    expect(pageOrigin({ isPackaged: false, env: {} })).toBe(appOrigin);
  });
});

describe("an address of the page", () => {
  it.each(["app://bundle/", "app://bundle/#/models", "APP://bundle/", "app://bundle/assets/index.js"])(
    "may be %s",
    (url) => expect(isPageUrl(url, appOrigin)).toBe(true),
  );

  it.each(notOurs)("is not %j", (url) => {
    expect(isPageUrl(url, appOrigin)).toBe(false);
    expect(isPageDocument(url, appOrigin)).toBe(false);
  });

  it("is the page's document only at the root", () => {
    expect(isPageDocument("app://bundle/?x#/models", appOrigin)).toBe(true);
    expect(isPageDocument("app://bundle/assets/index.js", appOrigin)).toBe(false);
  });
});
