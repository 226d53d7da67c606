/** The name of a language, for its code as cards and filters have it. */

const names = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** `French` for `fr`; what is no code stays as it is. */
export function languageLabel(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
