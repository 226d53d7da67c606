import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { unsafeSwitches } from "#electron/desktop/security/unsafe-switches.ts";

const found = (argument: string, platform: NodeJS.Platform = "linux") =>
  unsafeSwitches(["/opt/Hubdeck/hubdeck", argument], platform);

describe("a switch that makes the app unsafe", () => {
  it.each([
    "--no-sandbox",
    "-no-sandbox",
    "--NO-SANDBOX",
    "--disable-web-security",
    "--remote-debugging-port=9222",
    "--remote-debugging-pipe",
    "--inspect",
    "--inspect-brk=0.0.0.0:9229",
    "--load-extension=/tmp/x",
    "--renderer-cmd-prefix=xterm",
    "--js-flags=--expose-gc",
    "--host-resolver-rules=MAP * 127.0.0.1",
    "--ignore-certificate-errors",
    "--user-data-dir=/tmp/x",
  ])("is found: %s", (argument) => expect(found(argument)).toEqual([argument]));

  it("is found behind a slash on Windows, where elsewhere that is a path", () => {
    expect(found("/no-sandbox", "win32")).toEqual(["/no-sandbox"]);
    expect(found("/no-sandbox")).toEqual([]);
  });

  it.each(["--ozone-platform-hint=auto", "--lang=de", "--hidden", "hubdeck://model/a/b", "no-sandbox", "--", "-", ""])(
    "is not: %j",
    (argument) => expect(found(argument)).toEqual([]),
  );

  it("is not the program's name, and nothing behind the end of the switches", () => {
    expect(unsafeSwitches(["--no-sandbox", "--", "--inspect"], "linux")).toEqual([]);
  });
});

it("none of our own scripts starts anything with one", () => {
  const manifest = z
    .looseObject({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")));
  for (const script of Object.values(manifest.scripts)) {
    expect(
      unsafeSwitches(
        ["", ...script.split(/\s+/)].filter((word) => word !== "--"),
        "linux",
      ),
    ).toEqual([]);
  }
});
