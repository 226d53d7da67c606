import { expect, test } from "vitest";
import { jobWords } from "#renderer/features/downloads/job-words.ts";
import type { JobState } from "#shared/contract/downloads.ts";

const problem = { code: "DISK_FULL", what: "The disk is full", why: "Free 1 GB.", action: null } as const;
const waiting = (reason: Extract<JobState, { type: "waiting" }>["for"], until: number | null = null): JobState => ({
  type: "waiting",
  for: reason,
  until,
});

test("every waiting reason says what it waits for, that it goes on, and offers the click that helps", () => {
  for (const reason of ["network", "sign-in", "endpoint", "rate-limit"] as const) {
    const words = jobWords({ setback: null, state: waiting(reason) }, false);
    expect(words.pill).toMatch(/^waiting for/);
    expect(words.line).toMatch(/goes on/);
    expect(words.action).not.toBeNull();
  }
});

test("only what is known to be out of reach is said to be", () => {
  const offline = { code: "OFFLINE", what: "The Hub cannot be reached", why: "No answer.", action: null } as const;
  const known: JobState = { type: "waiting", for: "network", until: null, problem: offline };
  expect(jobWords({ setback: null, state: known }, true).line).toMatch(
    /^The Hub cannot be reached\. No answer\. The download goes on/,
  );
  expect(jobWords({ setback: null, state: waiting("network") }, true).line).toContain("or has a problem");
});

test("signing in is no way out of a rate limit for one who is signed in", () => {
  expect(jobWords({ setback: null, state: waiting("rate-limit") }, true).action).toBeNull();
});

test("a rate limit says when it ends", () => {
  const until = new Date(2026, 10, 22, 14, 5).getTime();
  expect(jobWords({ setback: null, state: waiting("rate-limit", until) }, true).line).toContain("14:05");
});

test("a failed job is named by what failed, where that has a short name", () => {
  expect(jobWords({ setback: null, state: { type: "failed", problem } }, true).pill).toBe("disk full");
  expect(jobWords({ setback: null, state: { type: "failed", problem: { ...problem, code: "TLS" } } }, true).pill).toBe(
    "failed",
  );
});

test("verified is said of done jobs only", () => {
  const states: JobState[] = [
    { type: "queued" },
    { type: "receiving" },
    { type: "verifying" },
    { type: "paused" },
    { type: "cancelled" },
  ];
  for (const state of states) expect(jobWords({ setback: null, state }, true).pill).not.toBe("verified");
  expect(jobWords({ setback: null, state: { type: "done", at: 0 } }, true).pill).toBe("verified");
});

test("a connection that was replaced is said while nothing comes, and a file that began again is named with the reason", () => {
  const path = "model.safetensors";
  const receiving = { type: "receiving" } as const;
  expect(jobWords({ state: receiving, setback: { type: "stalled", path } }, true)).toMatchObject({
    tone: "amber",
    pill: "stalled, new connection",
  });
  expect(jobWords({ state: receiving, setback: { type: "changed", path } }, true)).toMatchObject({
    pill: "receiving",
    line: "Started over: model.safetensors changed on the Hub.",
  });
  expect(jobWords({ state: waiting("network"), setback: { type: "stalled", path } }, true).pill).toBe(
    "waiting for the network",
  );
});
