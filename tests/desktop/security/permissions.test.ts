import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { appOrigin } from "#electron/desktop/security/page-origin.ts";
import { decidePermission, permissionRules } from "#electron/desktop/security/permissions.ts";
import { notOurs } from "#tests/desktop/security/not-ours.ts";

/** Every name in Electron's own typings, so that a new one in an update shows up here. */
const names = permissionNames();
const page = "app://bundle/";
const quiet = { origin: appOrigin, isRecording: false };
const recording = { origin: appOrigin, isRecording: true };
const allowed = (requestingUrl: string, state: typeof quiet, mediaTypes: readonly string[] = []) =>
  names.filter((permission) => decidePermission({ permission, requestingUrl, mediaTypes }, state));

describe("permissions", () => {
  it("are listed, every one that Electron knows, each with a reason", () => {
    expect(names.length).toBeGreaterThan(40);
    expect(Object.keys(permissionRules).sort()).toEqual([...names].sort());
    expect(Object.entries(permissionRules).filter(([, { why }]) => why.length < 10)).toEqual([]);
  });

  it("are denied, all but writing plain text to the clipboard and notifications", () => {
    expect(allowed(page, quiet).sort()).toEqual(["clipboard-sanitized-write", "notifications"]);
    expect(allowed(page, quiet, ["audio"]).sort()).toEqual(["clipboard-sanitized-write", "notifications"]);
  });

  it.each(["a permission of the future", "toString", "__proto__", "constructor", ""])(
    "are denied by the name %j",
    (permission) => {
      expect(decidePermission({ permission, requestingUrl: page, mediaTypes: ["audio"] }, recording)).toBe(false);
    },
  );

  it("give the microphone while Record is pressed, and never a camera", () => {
    const media = (mediaTypes: readonly string[]) =>
      decidePermission({ permission: "media", requestingUrl: page, mediaTypes }, recording);
    expect(media(["audio"])).toBe(true);
    for (const types of [["video"], ["audio", "video"], ["unknown"], []]) expect(media(types)).toBe(false);
  });

  it.each(notOurs)("are denied to %j altogether", (url) => {
    expect(allowed(url, recording, ["audio"])).toEqual([]);
  });
});

function permissionNames(): string[] {
  const typings = readFileSync(new URL("../../../node_modules/electron/electron.d.ts", import.meta.url), "utf8");
  const unions = ["setPermissionCheckHandler", "setPermissionRequestHandler"].map(
    (name) => new RegExp(`${name}\\(handler: .*?permission: ((?:'[\\w-]+' \\| )+'[\\w-]+'),`).exec(typings)?.[1] ?? "",
  );
  return [...new Set(unions.flatMap((union) => [...union.matchAll(/'([\w-]+)'/g)].map((match) => match[1] ?? "")))];
}
