import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPageFiles, type PageFiles } from "#core/page/page-files.ts";
import { answer, appSchemes } from "#electron/desktop/app-protocol.ts";

let root = "";
let files: PageFiles;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "hubdeck-app-"));
  await mkdir(join(root, "page", "assets"), { recursive: true });
  await writeFile(join(root, "secret.json"), "outside");
  await writeFile(join(root, "page", "index.html"), '<html data-theme="__THEME__">');
  await writeFile(join(root, "page", "assets", "page.js"), "export {};");
  await symlink(join(root, "secret.json"), join(root, "page", "assets", "link.json"));
  files = await loadPageFiles(join(root, "page"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const get = (url: string, method = "GET") => answer({ url, method }, files, "light");

describe("the app's own scheme", () => {
  it("has no privilege beyond an ordinary secure origin", () => {
    expect(appSchemes).toEqual([
      { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  it("serves the page with the chosen theme, under a policy that connects to nothing", async () => {
    const page = get("app://bundle/");
    expect(await page.text()).toBe('<html data-theme="light">');
    expect(page.headers.get("content-security-policy")).toContain("connect-src 'none'");
    expect(page.headers.get("content-security-policy")).not.toContain("unsafe");
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    expect([...page.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it("serves a built file with its type, and no body for HEAD", async () => {
    const script = get("app://bundle/assets/page.js");
    expect([script.headers.get("content-type"), await script.text()]).toEqual([
      "text/javascript; charset=utf-8",
      "export {};",
    ]);
    expect(await get("app://bundle/assets/page.js", "HEAD").text()).toBe("");
  });

  it.each([
    "app://bundle/assets/link.json",
    "app://bundle/../secret.json",
    "app://bundle/%2e%2e/secret.json",
    "app://bundle/..%2fsecret.json",
    "app://bundle/..%5csecret.json",
    "app://bundle/assets/page.js%00",
    "app://bundle/assets/page.js?x",
    "app://bundle//etc/passwd",
    "app://bundle/C:/Windows/win.ini",
    "app://bundle/index.html",
    "app://bundle/assets",
  ])("does not find %s", async (url) => {
    const found = get(url);
    expect([found.status, await found.text()]).toEqual([404, ""]);
  });

  it.each(["app://evil/", "app://bundle@evil/", "https://bundle/", "app://bundle:1/"])(
    "refuses the host of %s",
    (url) => {
      expect(get(url).status).toBe(403);
    },
  );

  it.each(["POST", "PUT", "DELETE", "OPTIONS"])("refuses %s", (method) => {
    expect(get("app://bundle/", method).status).toBe(405);
  });
});
