/** What the Hub said beats what was computed. */
import { expect, test } from "vitest";
import { may } from "#shared/model/permissions/may.ts";
import { type Probe, withProbe } from "#shared/model/permissions/probe.ts";
import type { Target } from "#shared/model/permissions/verdict.ts";
import { holderOf } from "#tests/shared/model/permissions/holder-of.ts";
import { readToken, whoami } from "#tests/shared/model/permissions/whoami-json.ts";

const gated: Target = { type: "repo", repo: { kind: "model", id: "meta/llama" }, isPrivate: false, gated: "manual" };
const account = holderOf(whoami(readToken));
const computed = may(account, "read-gated", gated);
const granted: Probe = { type: "granted", need: "read", checkedAt: 1000 };
const refused: Probe = {
  type: "refused",
  need: "read",
  checkedAt: 2000,
  problem: {
    code: "GATED",
    what: "Your request for meta/llama is waiting",
    why: "Its owners have not decided yet.",
    action: { type: "open", label: "Open its page", url: "https://huggingface.co/meta/llama" },
  },
};

test("a yes of the Hub makes unknown a yes, with its time", () => {
  expect(computed.answer).toBe("unknown");
  expect(withProbe(computed, granted)).toMatchObject({ answer: "yes", cause: "checked", mend: null, checkedAt: 1000 });
});

test("a no of the Hub comes with its own reason and its own click", () => {
  expect(withProbe(computed, refused)).toMatchObject({
    answer: "no",
    cause: "checked",
    reason: "Your request for meta/llama is waiting. Its owners have not decided yet.",
    mend: { label: "Open its page" },
    checkedAt: 2000,
  });
});

test("a probe of reading says nothing about writing, and none says nothing at all", () => {
  const upload = may(account, "upload", gated);
  expect(withProbe(upload, granted)).toBe(upload);
  expect(withProbe(upload, { ...granted, need: "write" })).toMatchObject({ answer: "yes", checkedAt: 1000 });
  expect(withProbe(computed, null)).toBe(computed);
});
