/** When the Hub is asked again about a request: soon after the person went to its page, ever less often while owners decide. */

const minuteMs = 60_000;

const afterAskingMs = [5_000, 5_000, 10_000, 10_000, 20_000, 30_000, minuteMs];
const whilePendingMs = [30_000, minuteMs, 2 * minuteMs, 5 * minuteMs, 10 * minuteMs];
const pendingLastMs = 15 * minuteMs;

/** Who has not asked half an hour after going to the page has thought better of it. */
export const askingEndsMs = 30 * minuteMs;

/** How long to wait before the next question, after so many of them. */
export function waitBefore(standing: "asking" | "pending", askedCount: number): number {
  const steps = standing === "asking" ? afterAskingMs : whilePendingMs;
  return steps[askedCount] ?? (standing === "asking" ? minuteMs : pendingLastMs);
}
