/** The pure parts of the shared pieces. */
import { describe, expect, it } from "vitest";
import { initials } from "#renderer/ui/initials.ts";
import { problemReport } from "#renderer/ui/problem-report.ts";

describe("initials", () => {
  it.each([
    ["Ana Moreau", "ana-m", "AM"],
    ["", "ana-m", "AM"],
    ["  ", "ana", "AN"],
    ["Plato", "plato", "PL"],
    ["Ana Maria de Souza", "x", "AS"],
    ["👩‍💻 Ana", "ana", "👩A"],
    ["", "", "?"],
  ])("of %j, %j are %s", (fullname, name, expected) => {
    expect(initials(fullname, name)).toBe(expected);
  });
});

describe("the text behind Copy details", () => {
  it("has what happened, why, the code and the facts", () => {
    const report = problemReport({
      code: "OFFLINE",
      what: "The Hub cannot be reached",
      why: "No answer.",
      action: null,
      details: "ENOTFOUND huggingface.co",
    });
    expect(report.split("\n")).toEqual([
      "Hubdeck: The Hub cannot be reached",
      "No answer.",
      "Code: OFFLINE",
      "ENOTFOUND huggingface.co",
    ]);
  });
});
