/** How long ago something was, in the few letters a list has room for. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The age of a point in time (both Unix milliseconds): `now`, `5 min`, `2 h`, `yesterday`, `3 d`, `2 w`, `5 mo`, `2 y`. */
export function formatAgo(then: number, now: number): string {
  const age = now - then;
  if (age < minuteMs) return "now";
  if (age < hourMs) return `${Math.floor(age / minuteMs)} min`;
  if (age < dayMs) return `${Math.floor(age / hourMs)} h`;
  const days = Math.floor(age / dayMs);
  if (days === 1) return "yesterday";
  if (days < 7) return `${days} d`;
  if (days < 35) return `${Math.floor(days / 7)} w`;
  if (days < 365) return `${Math.floor(days / 30.44)} mo`;
  return `${Math.floor(days / 365.25) || 1} y`;
}
