/** translation and summarization. */
import * as z from "zod";
import { modelFacts } from "#tests/hub/inference/model-facts.ts";
import { phraseBook } from "#tests/hub/inference/phrase-book.ts";
import { expectInput, numberParameter, type TaskCall } from "#tests/hub/inference/task-call.ts";
import { sentencesOf, stemsOf, wordsOf } from "#tests/hub/inference/text-features.ts";
import { json, type Reply } from "#tests/hub/server/reply.ts";

const texts = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** `[{translation_text}]`, word by word from a small phrase book; what is not in it stays as it is. */
export function translate(call: TaskCall): Reply {
  const { languages } = modelFacts(call.repo);
  const asked = call.parameters["tgt_lang"];
  const target = typeof asked === "string" ? asked.slice(0, 2).toLowerCase() : (languages.at(-1) ?? "de");
  const book = phraseBook[target] ?? {};
  const inputs = [expectInput(texts, call.inputs)].flat();
  return json(inputs.map((text) => ({ translation_text: replaceWords(text, book) })));
}

/** `[{summary_text}]`: the sentences that say most about the whole, in their order, within `max_length` words. */
export function summarize(call: TaskCall): Reply {
  const wordsMax = numberParameter(call, "max_length", 60);
  const inputs = [expectInput(texts, call.inputs)].flat();
  return json(inputs.map((text) => ({ summary_text: shorten(text, wordsMax) })));
}

function replaceWords(text: string, book: Readonly<Record<string, string>>): string {
  let out = "";
  let at = 0;
  for (const { text: word, start, end } of wordsOf(text)) {
    const found = book[word.toLowerCase()] ?? word;
    const isCapital = /^\p{Lu}/u.test(word) && /^\p{Ll}/u.test(found);
    out += text.slice(at, start) + (isCapital ? found.charAt(0).toUpperCase() + found.slice(1) : found);
    // Japanese has no spaces between its words.
    if (/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(word) && /^[\p{L}]/u.test(text.slice(end)) && found !== "")
      out += " ";
    at = end;
  }
  return (out + text.slice(at)).replaceAll("。", ".").replaceAll("、", ",").trim();
}

function shorten(text: string, wordsMax: number): string {
  const sentences = sentencesOf(text);
  const counts = new Map<string, number>();
  for (const stem of stemsOf(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const weight = (sentence: string): number => {
    const stems = stemsOf(sentence);
    return stems.reduce((sum, stem) => sum + (counts.get(stem) ?? 0), 0) / (stems.length + 4);
  };
  const best = sentences.toSorted((one, other) => weight(other.text) - weight(one.text));
  const kept = best.slice(0, Math.max(1, Math.ceil(sentences.length / 3)));
  const summary = kept.toSorted((one, other) => one.start - other.start).map((sentence) => sentence.text);
  const joined = summary.join(" ");
  const words = wordsOf(joined);
  return words.length <= wordsMax ? joined : `${joined.slice(0, words[wordsMax - 1]?.end ?? joined.length)}…`;
}
