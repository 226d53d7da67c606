/** Threat: a request's path leads out of the built page; an answer is framed, sniffed, cached or scripted by somebody else. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HostUnderTest, request, startHost } from "#tests/web-host/host-under-test.ts";

let running: HostUnderTest;
let port = 0;

beforeAll(async () => {
  running = await startHost();
  port = running.host.port;
});
afterAll(() => running.stop());

const get = (path: string) => request(port, { line: `GET ${path} HTTP/1.1` });

describe("a path", () => {
  it.each([
    "/../secret.json",
    "/assets/../../secret.json",
    "/./index.html",
    "/%2e%2e/secret.json",
    "/%2e%2e%2fsecret.json",
    "/..%2fsecret.json",
    "/..%5csecret.json",
    "/..\\secret.json",
    "/assets/..%00/secret.json",
    "/assets/page.js%00",
    "/assets/page.js?x",
    "/assets/page.js/",
    "/assets/./page.js",
    "//assets/page.js",
    "/assets//page.js",
    "/ASSETS/page.js",
    "/assets",
    "/assets/",
    "//etc/passwd",
    "/etc/passwd",
    "/C:/Windows/win.ini",
    "/file:///etc/passwd",
    "/index.html",
    "/notes.txt",
    "/__proto__",
    "/constructor",
    "*",
    "http://127.0.0.1/secret.json",
    "secret.json",
  ])("that is not exactly a built file's is not found: %s", async (path) => {
    const answer = await get(path);
    expect([answer.status, answer.body]).toEqual([expect.toBeOneOf([404, 400]), ""]);
  });

  it("of a built file is served with its type from a fixed table", async () => {
    const script = await get("/assets/page.js");
    expect([script.status, script.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
    expect((await get("/")).headers.get("content-type")).toBe("text/html; charset=utf-8");
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])("is not served for %s", async (method) => {
    expect((await request(port, { line: `${method} / HTTP/1.1` })).status).toBe(405);
  });

  it("is served without its body for HEAD", async () => {
    const answer = await request(port, { line: "HEAD / HTTP/1.1" });
    expect([answer.status, answer.body]).toEqual([200, ""]);
  });
});

describe("every answer", () => {
  it.each(["/", "/assets/page.js", "/nothing", "/session"])(
    "forbids framing, sniffing, keeping and reading: %s",
    async (path) => {
      const { headers } = await get(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        "cache-control": "no-store",
        "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": expect.stringContaining("microphone=()"),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
      });
      expect(headers.has("x-powered-by")).toBe(false);
      expect(headers.has("server")).toBe(false);
    },
  );
});

describe("the page's content security policy", () => {
  const policyOf = (text: string) =>
    new Map(
      text.split(";").map((directive): [string, string[]] => {
        const [name = "", ...sources] = directive.trim().split(/\s+/);
        return [name, sources];
      }),
    );

  it("lets the page load its own files and speak to its own socket, and nothing else", async () => {
    const policy = policyOf((await get("/")).headers.get("content-security-policy") ?? "");
    expect(Object.fromEntries(policy)).toEqual({
      "default-src": ["'none'"],
      "script-src": ["'self'"],
      "style-src": ["'self'"],
      "img-src": ["'self'", "blob:", "data:"],
      "media-src": ["'self'", "blob:"],
      "font-src": ["'self'"],
      "connect-src": ["'self'", `ws://127.0.0.1:${port}`],
      "worker-src": ["'self'"],
      "manifest-src": ["'self'"],
      "base-uri": ["'none'"],
      "form-action": ["'none'"],
      "frame-src": ["'none'"],
      "frame-ancestors": ["'none'"],
      "object-src": ["'none'"],
      "require-trusted-types-for": ["'script'"],
      "trusted-types": ["hubdeck-worker"],
    });
  });

  it("goes with a page that has the chosen theme in it, and no mark left over", async () => {
    const { body } = await get("/");
    expect(body).toContain('data-theme="dark"');
    expect(body).not.toContain("__");
  });
});
