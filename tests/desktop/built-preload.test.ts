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

  it("asks for a port when the page itself does, and hands it to the page's own origin alone", () => {
    const sent: string[] = [];
    const posted: unknown[][] = [];
    let onPort: (event: { ports: string[] }) => void = () => undefined;
    let onMessage: (event: { source: unknown; data: unknown }) => void = () => undefined;
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
      addEventListener: (type: string, listener: typeof onMessage) => {
        if (type === "message") onMessage = listener;
      },
      postMessage: (...args: unknown[]) => posted.push(args),
    };
    const context: Record<string, unknown> = { require: () => electron, window };
    runInNewContext(code, context);
    expect([sent, Object.keys(window).length]).toEqual([[], 3]);
    onMessage({ source: null, data: "hubdeck:connect" });
    onMessage({ source: {}, data: "hubdeck:connect" });
    onMessage({ source: context["window"], data: "hubdeck:connected" });
    onMessage({ source: context["window"], data: { type: "hubdeck:port" } });
    expect(sent).toEqual([]);
    onMessage({ source: context["window"], data: "hubdeck:connect" });
    onMessage({ source: context["window"], data: "hubdeck:connect" });
    expect(sent).toEqual(["hubdeck:connect", "hubdeck:connect"]);
    onPort({ ports: ["a port"] });
    expect(posted).toEqual([[{ type: "hubdeck:port" }, "app://bundle", ["a port"]]]);
  });
});
