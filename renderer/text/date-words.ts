/** Dates and ages in words. Takes the current time from outside, so that it can be tested. */

const dayMs = 86_400_000;
const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const clockFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** A day: `12 Jan 2026`. All times are Unix milliseconds. */
export function formatDay(time: number): string {
  return dayFormat.format(time);
}

/** The clock time for today, the day otherwise: `14:02`, `12 Jan 2026`. */
export function formatMoment(time: number, now: number): string {
  return dayFormat.format(time) === dayFormat.format(now) ? clockFormat.format(time) : formatDay(time);
}

/** How old something is: `new today`, `1 day old`, `10 months old`, `2 years old`. */
export function formatOld(then: number, now: number): string {
  const days = Math.max(0, Math.floor((now - then) / dayMs));
  if (days === 0) return "new today";
  return `${stretch(days)} old`;
}

/** When something ends or ended: `expires in 12 days`, `expired 2 months ago`. */
export function formatExpiry(at: number, now: number): string {
  const days = Math.floor(Math.abs(at - now) / dayMs);
  if (at <= now) return days === 0 ? "expired today" : `expired ${stretch(days)} ago`;
  return days === 0 ? "expires within a day" : `expires in ${stretch(days)}`;
}

function stretch(days: number): string {
  if (days < 60) return plural(days, "day");
  if (days < 730) return plural(Math.floor(days / 30.44), "month");
  return plural(Math.floor(days / 365.25), "year");
}

function plural(count: number, word: string): string {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}
