/** feature-extraction and sentence-similarity. */
import * as z from "zod";
import { modelFacts } from "#tests/hub/inference/model-facts.ts";
import { expectInput, type TaskCall } from "#tests/hub/inference/task-call.ts";
import { likeness, vectorOf, wordsOf } from "#tests/hub/inference/text-features.ts";
import { json, type Reply } from "#tests/hub/server/reply.ts";

const texts = z.union([z.string(), z.array(z.string()).min(1)]);
const comparison = z.looseObject({ source_sentence: z.string(), sentences: z.array(z.string()).min(1) });

/** One vector a text, with sentence-transformers; else one a token, with the two tokens that open and close a text. */
export function extractFeatures(call: TaskCall): Reply {
  const { dimensions, isPooled } = modelFacts(call.repo);
  const embed = (text: string): unknown =>
    isPooled
      ? vectorOf(text, dimensions)
      : [["[CLS]", ...wordsOf(text).map((word) => word.text), "[SEP]"].map((token) => vectorOf(token, dimensions))];
  // Clients send one text where they were given one, and a list for a list.
  const inputs = expectInput(texts, call.inputs);
  return json(typeof inputs === "string" ? embed(inputs) : inputs.map(embed));
}

/** One number for each sentence: how alike it is to the source. */
export function compareSentences(call: TaskCall): Reply {
  const { source_sentence: source, sentences } = expectInput(comparison, call.inputs);
  return json(sentences.map((sentence) => likeness(source, sentence)));
}
