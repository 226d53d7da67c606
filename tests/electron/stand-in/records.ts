/** What the app asked of the world around it. The stand-in does none of it; a test reads it here. */

export type Asked = { readonly what: string; readonly args: readonly unknown[] };

export const asked: Asked[] = [];

/** Notes a call; what cannot be sent to the test (a window, a callback) becomes its kind. */
export function note(what: string, ...args: readonly unknown[]): void {
  asked.push({ what, args: args.map(plain) });
}

function plain(value: unknown): unknown {
  if (typeof value === "function") return "[function]";
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (Object.getPrototypeOf(value) !== Object.prototype) return `[${value.constructor?.name ?? "object"}]`;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
