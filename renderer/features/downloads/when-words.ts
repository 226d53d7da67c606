/** When something ended, as one says it: `today 09:14`, `yesterday 18:02`, `12 Nov`. */

/** Both in Unix milliseconds; days are those of this computer's time zone. */
export function whenWords(then: number, now: number): string {
  const day = new Date(then);
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(day);
  const daysAgo = Math.round((midnight(now) - midnight(then)) / 86_400_000);
  if (daysAgo <= 0) return `today ${clock}`;
  if (daysAgo === 1) return `yesterday ${clock}`;
  const isThisYear = day.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).format(day);
}

function midnight(timeMs: number): number {
  return new Date(timeMs).setHours(0, 0, 0, 0);
}
