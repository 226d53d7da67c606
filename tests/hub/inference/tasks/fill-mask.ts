/** fill-mask: words for the gap, by the word before it. */
import * as z from "zod";
import { seededRandom } from "#tests/hub/content/random.ts";
import { expectInput, numberParameter, type TaskCall } from "#tests/hub/inference/task-call.ts";
import { ranked, wordsOf } from "#tests/hub/inference/text-features.ts";
import { json, type Reply, refuse } from "#tests/hub/server/reply.ts";

const mask = /\[MASK\]|<mask>/;

const nouns = ["time", "sea", "day", "city", "world", "night", "water", "light", "answer", "house"] as const;
const following: Readonly<Record<string, readonly string[]>> = {
  the: nouns,
  a: ["new", "small", "good", "long", "model", "friend", "letter"],
  is: ["not", "good", "now", "here", "beautiful", "open", "known"],
  of: ["time", "france", "light", "water", "all", "course"],
  to: ["go", "be", "see", "the", "work", "read"],
  comes: ["in", "back", "up", "twice", "here", "slowly"],
  "": ["the", "my", "this", "our", "hello", "your"],
};

/** `[{score, token, token_str, sequence}]`, five unless `top_k` says so; a list of such lists for several gaps. */
export function fillMask(call: TaskCall): Reply {
  const text = expectInput(z.string(), call.inputs);
  const gaps = text.split(mask).length - 1;
  if (gaps === 0) refuse(400, "No mask_token ([MASK]) found on the input");
  const most = Math.max(1, numberParameter(call, "top_k", 5));
  const lists = Array.from({ length: gaps }, (_, gap) => fill(text, gap, targetsOf(call)).slice(0, most));
  return json(gaps === 1 ? lists[0] : lists);
}

function targetsOf(call: TaskCall): readonly string[] | null {
  const targets = z.array(z.string().min(1)).min(1).safeParse(call.parameters["targets"]);
  return targets.success ? targets.data : null;
}

function fill(text: string, gap: number, targets: readonly string[] | null) {
  const parts = text.split(mask);
  const before =
    wordsOf(parts.slice(0, gap + 1).join(" "))
      .at(-1)
      ?.text.toLowerCase() ?? "";
  const words = targets ?? following[before] ?? [...nouns.slice(0, 5), "again", "together"];
  const random = seededRandom(`mask ${gap} ${text}`);
  const weights = words.map((_, at) => 0.5 - at * 0.08 + random.int(100) / 1000);
  return ranked(words, weights).map(({ label, score }) => ({
    // What is left over belongs to the words that are not in the list.
    score: score * 0.8,
    token: 1996 + seededRandom(`token ${label}`).int(28_000),
    token_str: label,
    sequence: parts
      .slice(1)
      .reduce((whole, part, at) => whole + (at === gap ? label : "[MASK]") + part, parts[0] ?? ""),
  }));
}
