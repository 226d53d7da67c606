import { describe, expect, it } from "vitest";
import { browserArguments, decideDoor, type StartFacts, whyBrowser } from "#electron/start/decide-door.ts";

const installed = { type: "installed", binary: "/e/electron" } as const;
const withoutBinary = { type: "without-binary", installer: "/e/install.js" } as const;
const facts: StartFacts = { args: [], hasDisplay: true, electron: installed, nodeVersion: "22.12.0" };
const whyOf = (changes: Partial<StartFacts>) => {
  const decision = decideDoor({ ...facts, ...changes });
  return decision.type === "browser" ? decision.why : decision.type;
};

describe("npm start", () => {
  it("opens Electron where its binary is, on any Node", () => {
    expect(decideDoor(facts)).toEqual({ type: "electron", binary: "/e/electron" });
    expect(whyOf({ nodeVersion: "20.19.0" })).toBe("electron");
    expect(whyOf({ args: ["hubdeck://model/a/b"] })).toBe("electron");
  });

  it.each(["22.12.0", "22.13.1", "24.0.0", "26.1.0"])(
    "fetches the binary with Node %s where there is none",
    (nodeVersion) => {
      expect(decideDoor({ ...facts, electron: withoutBinary, nodeVersion })).toEqual({
        type: "fetch",
        installer: "/e/install.js",
      });
    },
  );

  it.each(["20.19.0", "20.20.2", "22.11.0", "21.7.3"])(
    "says that fetching takes a newer Node than %s",
    (nodeVersion) => {
      expect(whyOf({ electron: withoutBinary, nodeVersion })).toMatch(/fetching it takes Node 22\.12 or newer$/);
    },
  );

  it("says that there is no screen, or no Electron", () => {
    expect(whyOf({ hasDisplay: false })).toMatch(/no screen/);
    expect(whyOf({ electron: { type: "no-package" } })).toBe("Electron is not installed");
  });

  it.each([["--browser"], ["--port", "4477"], ["--port=4477"], ["--no-open"], ["--help"], ["-h"]])(
    "opens the browser door without a word for %s",
    (...args) => {
      expect(decideDoor({ ...facts, args })).toEqual({ type: "browser", why: null });
    },
  );

  it("keeps its own option from the browser door, and says why in one line", () => {
    expect(browserArguments(["--browser", "--port", "4477"])).toEqual(["--port", "4477"]);
    expect(whyBrowser("Electron is not installed")).toBe(
      "No window of its own: Electron is not installed. Hubdeck opens in a browser instead.",
    );
  });
});
