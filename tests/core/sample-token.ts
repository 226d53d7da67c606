/** Sample tokens, made anew at each run, so that none is ever in a file of the project. */
import { randomInt } from "node:crypto";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A token that has the shape of a real one: the prefix and 34 random letters and digits. */
export function sampleToken(prefix = "hf_"): string {
  return prefix + Array.from({ length: 34 }, () => letters[randomInt(letters.length)]).join("");
}
