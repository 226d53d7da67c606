/** What may become a worker of the page: its own scripts, and nothing else. */
import { afterEach, expect, test, vi } from "vitest";
import { ownScript, startWorker } from "#renderer/ui/start-worker.ts";

const page = "http://127.0.0.1:4321/index.html";

test("a script beside the page passes", () => {
  expect(ownScript("/assets/preview-abc.js", page)).toBe("http://127.0.0.1:4321/assets/preview-abc.js");
  expect(ownScript("./assets/preview-abc.js", "app://bundle/index.html")).toBe("app://bundle/assets/preview-abc.js");
});

test.each([
  "https://example.com/assets/a.js",
  "//example.com/a.js",
  "http://127.0.0.1:4322/assets/a.js",
  "data:text/javascript,1//a.js",
  "blob:http://127.0.0.1:4321/a.js",
  "javascript:1//.js",
  "/assets/a.css",
  "/assets/a.js?then=else",
])("%s does not", (url) => {
  expect(() => ownScript(url, page)).toThrow(TypeError);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

test("a worker gets its address through the one policy that the page has", () => {
  const started: unknown[] = [];
  const policies: string[] = [];
  vi.stubGlobal(
    "Worker",
    class {
      constructor(...given: unknown[]) {
        started.push(given);
      }
    },
  );
  vi.stubGlobal("document", { baseURI: page });
  vi.stubGlobal("trustedTypes", {
    createPolicy(name: string, rules: { createScriptURL(url: string): string }) {
      policies.push(name);
      return { createScriptURL: (url: string) => `trusted ${rules.createScriptURL(url)}` };
    },
  });
  vi.stubEnv("DEV", false);
  startWorker("/assets/a.js");
  startWorker("/assets/b.js");
  expect(policies).toEqual(["hubdeck-worker"]);
  expect(started).toEqual([
    [`trusted http://127.0.0.1:4321/assets/a.js`, { type: "module" }],
    [`trusted http://127.0.0.1:4321/assets/b.js`, { type: "module" }],
  ]);
});
