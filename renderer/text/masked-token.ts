/** How a token is shown: enough to tell two apart, far too little to use. */

/** `tail` is the last four characters, the only ones the core ever tells. */
export function maskedToken(tail: string): string {
  return `hf_••••${tail}`;
}
