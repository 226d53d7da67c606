/** Text that a server sent, made fit to be shown: one line, without secrets, control or direction-changing characters, not long. */
import { redactShapes } from "#core/log/redact.ts";

export function plainText(text: string, lengthMax: number): string {
  const line = redactShapes(text.slice(0, lengthMax * 10))
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > lengthMax ? `${line.slice(0, lengthMax - 1)}…` : line;
}
