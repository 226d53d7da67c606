import { describe, expect, it } from "vitest";
import { parseArguments, usage } from "#electron/web-host/door/parse-arguments.ts";

describe("the door's command line", () => {
  it.each([
    [[], { type: "run", port: 0, isOpening: true }],
    [["--port", "8123"], { type: "run", port: 8123, isOpening: true }],
    [["--port=65535", "--no-open"], { type: "run", port: 65_535, isOpening: false }],
    [["--help"], { type: "help" }],
    [["--no-open", "-h"], { type: "help" }],
  ])("understands %j", (args, parsed) => {
    expect(parseArguments(args)).toEqual(parsed);
  });

  it.each([
    [["--port"]],
    [["--port", "80"]],
    [["--port", "1023"]],
    [["--port", "65536"]],
    [["--port", "8e3"]],
    [["--port", "-8123"]],
    [["--port", "08123x"]],
    [["--port="]],
    [["--host", "0.0.0.0"]],
    [["8123"]],
    [["--open"]],
  ])("refuses %j with a sentence", (args) => {
    expect(parseArguments(args)).toEqual({ type: "wrong", complaint: expect.stringMatching(/^[-A-Z].*\.$/) });
  });

  it("has no option that would listen anywhere but on this machine", () => {
    expect(usage.match(/--[a-z-]+/g)).toEqual(["--port", "--no-open", "--help"]);
  });
});
