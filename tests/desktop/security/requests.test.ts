import { describe, expect, it } from "vitest";
import { appOrigin } from "#electron/desktop/security/page-origin.ts";
import { decideRequest, decideSave } from "#electron/desktop/security/requests.ts";
import { notOurs } from "#tests/desktop/security/not-ours.ts";

const packaged = { origin: appOrigin, isPackaged: true };

describe("requests of the page", () => {
  it.each(["app://bundle/assets/index.js", "blob:app://bundle/0b6c7a", "data:image/png;base64,AAAA"])(
    "may load %s",
    (url) => expect(decideRequest(url, packaged)).toBe("allow"),
  );

  it.each([
    ...notOurs,
    "wss://evil.example/",
    "ws://127.0.0.1:5173/",
    "blob:app://bundle.evil/x",
    "blob:app://bundlex/x",
    "data:text/css,a{}",
    "devtools://devtools/x",
    "ftp://evil.example/",
  ])("may not load %j", (url) => expect(decideRequest(url, packaged)).toBe("cancel"));

  it("may load the developer tools where they can be opened", () => {
    const here = { origin: appOrigin, isPackaged: false };
    expect(decideRequest("devtools://devtools/bundled/x.html", here)).toBe("allow");
    expect(decideRequest("ws://127.0.0.1:5173/", here)).toBe("cancel");
  });

  it("may load the development server's files and hot reload in development, and no other server's", () => {
    const dev = { origin: "http://127.0.0.1:5173", isPackaged: false };
    for (const url of ["http://127.0.0.1:5173/main.tsx", "ws://127.0.0.1:5173/?token=x"]) {
      expect(decideRequest(url, dev)).toBe("allow");
    }
    for (const url of ["http://127.0.0.1:5174/", "ws://127.0.0.1:5174/", "https://huggingface.co/"]) {
      expect(decideRequest(url, dev)).toBe("cancel");
    }
  });
});

describe("what the page saves as a file", () => {
  it("is asked for when the page holds the bytes itself", () => {
    expect(decideSave("blob:app://bundle/0b6c7a", appOrigin)).toBe("ask");
  });

  it.each([...notOurs, "app://bundle/assets/index.js", "data:text/plain,x", "blob:app://bundle.evil/x"])(
    "is never %j",
    (url) => expect(decideSave(url, appOrigin)).toBe("cancel"),
  );
});
