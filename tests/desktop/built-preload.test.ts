/** The built preload, run in a made-up world: what it can reach, and that it does nothing but hand a port over. */
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";

const code = readFileSync(new URL("../../dist/preload/preload.cjs", import.meta.url), "utf8");

describe("the built preload", () => {
  it("is one small CommonJS file that requires electron and nothing else", () => {
    expect(code.length).toBeLessThan(2048);
    expect([...code.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(["electron"]);
    expect(code).not.toContain("contextBridge");
  });

  it("asks for a port when the page has loaded, and hands it to the page's own origin alone", () => {
    const sent: string[] = [];
    const posted: unknown[][] = [];
    let onPort: (event: { ports: string[] }) => void = () => undefined;
    let onLoad: () => void = () => undefined;
    const electron = {
      ipcRenderer: {
        on: (_channel: string, listener: typeof onPort) => {
          onPort = listener;
        },
        send: (channel: string) => sent.push(channel),
      },
    };
    const window = {
      location: { origin: "app://bundle" },
      addEventListener: (_type: "load", listener: typeof onLoad) => {
        onLoad = listener;
      },
      postMessage: (...args: unknown[]) => posted.push(args),
    };
    runInNewContext(code, { require: () => electron, window });
    expect([sent, Object.keys(window).length]).toEqual([[], 3]);
    onLoad();
    expect(sent).toEqual(["hubdeck:connect"]);
    onPort({ ports: ["a port"] });
    expect(posted).toEqual([[{ type: "hubdeck:port" }, "app://bundle", ["a port"]]]);
  });
});
