/** Text that a server sent, made fit to be shown: one line, no control or direction-changing characters, not long. */

export function plainText(text: string, lengthMax: number): string {
  const line = text
    .slice(0, lengthMax * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > lengthMax ? `${line.slice(0, lengthMax - 1)}…` : line;
}
