/** The sample tokens as lines for a terminal. */
import { sampleTokenNames, sampleTokens } from "#tests/hub/auth/sample-tokens.ts";
import type { TokenBook } from "#tests/hub/auth/token-book.ts";

/** One line per sample token: what it is, and its text to paste. */
export function describeTokens(secrets: TokenBook["secrets"]): string {
  const width = Math.max(...sampleTokenNames.map((name) => sampleTokens[name].title.length));
  const lines = sampleTokenNames.map((name) => `  ${sampleTokens[name].title.padEnd(width)}  ${secrets[name]}`);
  return `Sample tokens of Ana Moreau (ana-m), made for this run:\n${lines.join("\n")}\n`;
}
