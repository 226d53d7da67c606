import { ORPCError } from "@orpc/client";
import { expect, test } from "vitest";
import { ConnectionError } from "#renderer/api/connection-error.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { problem as problemSchema } from "#shared/contract/problems.ts";

const full = { code: "GATED", what: "w", why: "y", action: null, retryAt: 1, details: "d" } as const;

test("a problem of the core is shown as it is", () => {
  expect(problemOf(new ORPCError("GATED", { data: full }))).toEqual(full);
});

test("everything else has words of its own, which hold nothing of the error", () => {
  const errors = [
    new ConnectionError("lost"),
    new ConnectionError("unreachable"),
    new ConnectionError("refused"),
    new ConnectionError("too-large"),
    new ORPCError("BAD_REQUEST", { message: "xyzzy", data: { issues: "xyzzy" } }),
    new ORPCError("INTERNAL_SERVER_ERROR", { message: "xyzzy" }),
    new ORPCError("GATED", { data: { code: "GATED", what: "w" } }),
    new ORPCError("GATED", { data: { ...full, code: "NO_SUCH_CODE" } }),
    new TypeError("xyzzy"),
    "xyzzy",
    null,
    undefined,
  ];
  for (const error of errors) {
    const shown = problemOf(error);
    expect(problemSchema.parse(shown)).toEqual(shown);
    expect(JSON.stringify(shown)).not.toContain("xyzzy");
  }
});
