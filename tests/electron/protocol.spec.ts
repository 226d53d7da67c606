/** The page's own origin: what it serves, under which rules, and what it does not have. */
import { expect } from "@playwright/test";
import { test } from "#tests/electron/fixtures.ts";
import { opened, setPolicyAside } from "#tests/electron/page-tools.ts";

test("every answer carries the policy and the headers that keep the page to itself", async ({ launch }) => {
  const app = await launch();
  const page = await app.page();
  await opened(page);
  const headers = (await page.reload())?.headers() ?? {};
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(headers["content-security-policy"]).toContain("connect-src 'none'");
  expect(headers["content-security-policy"]).not.toContain("unsafe");
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
});

test("the engine enforces the policy: no inline script, style or markup, no request, no frame", async ({
  launch,
  hub,
}) => {
  const page = await (await launch()).page();
  await opened(page);
  hub.clearRequests();
  const outcome = await page.evaluate(async (url) => {
    const directives = new Set<string>();
    Object.assign(window, { directives });
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => directives.add(effectiveDirective));
    const attempt = (work: () => void) => {
      try {
        work();
        return "done";
      } catch {
        return "blocked";
      }
    };
    const add = (name: string, attributes: Record<string, string>) => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      document.body.append(element);
      return element;
    };
    const failing = (element: Element) => new Promise((resolve) => element.addEventListener("error", resolve));
    const text = attempt(() => {
      document.createElement("script").textContent = "window.wasRun = true;";
    });
    const markup = attempt(() => {
      document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>";
    });
    add("style", {}).textContent = "body { display: none }";
    add("iframe", { src: url });
    await failing(add("img", { src: `${url}/pixel.png` }));
    const request = await fetch(url).then(
      () => "done",
      () => "blocked",
    );
    const socket = await new Promise((resolve) => {
      try {
        const opened = new WebSocket(url.replace("http", "ws"));
        opened.onopen = () => resolve("done");
        opened.onerror = () => resolve("blocked");
      } catch {
        resolve("blocked");
      }
    });
    return {
      ...{ text, markup, request, socket },
      display: getComputedStyle(document.body).display,
      wasRun: Reflect.has(window, "wasRun"),
    };
  }, hub.hubUrl);
  expect(outcome).toMatchObject({ text: "blocked", markup: "blocked", request: "blocked", socket: "blocked" });
  expect(outcome).toMatchObject({ display: "block", wasRun: false });
  const directives = () => page.evaluate(() => [...(Reflect.get(window, "directives") ?? [])]);
  await expect
    .poll(directives)
    .toEqual(
      expect.arrayContaining(["connect-src", "frame-src", "img-src", "require-trusted-types-for", "style-src-elem"]),
    );
  expect(hub.requests).toEqual([]);
});

test("nothing but the built files is there, by no spelling of a path", async ({ launch }) => {
  const page = await (await launch()).page();
  await setPolicyAside(page);
  const statuses = await page.evaluate(async (paths) => {
    const results: Record<string, number> = {};
    for (const path of paths) results[path] = (await fetch(path)).status;
    return results;
  }, traversals);
  expect(statuses).toEqual(Object.fromEntries(traversals.map((path) => [path, path === "/icon.svg" ? 200 : 404])));
  const post = await page.evaluate(async () => (await fetch("/", { method: "POST", body: "x" })).status);
  expect(post).toBe(405);
});

const traversals = [
  "/icon.svg",
  "/../package.json",
  "/assets/../../package.json",
  "/%2e%2e/package.json",
  "/..%2fpackage.json",
  "/..%5cpackage.json",
  "/assets/%2e%2e%2f%2e%2e%2fpreload%2fpreload.cjs",
  "/index.html",
  "/electron/main.js",
  "/icon.svg%00",
  "/icon.svg?x",
  "//etc/passwd".replace("//", "/%2f"),
  "/C:/Windows/win.ini",
];
