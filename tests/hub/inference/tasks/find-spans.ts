/** token-classification and question-answering: what they find are words of the text, in their places. */
import * as z from "zod";
import { seededRandom } from "#tests/hub/content/random.ts";
import { expectInput, numberParameter, type TaskCall } from "#tests/hub/inference/task-call.ts";
import { sentencesOf, stemsOf, type Word, wordsOf } from "#tests/hub/inference/text-features.ts";
import { json, type Reply } from "#tests/hub/server/reply.ts";

const questionInput = z.looseObject({ question: z.string().min(1), context: z.string().min(1) });

/** `[{entity_group, score, word, start, end}]`; with aggregation_strategy `none` one entry a word. */
export function classifyTokens(call: TaskCall): Reply {
  const text = expectInput(z.string(), call.inputs);
  const names = namesIn(text).map((name) => ({ ...name, group: groupOf(name, text), score: scoreOf(name.text) }));
  if (call.parameters["aggregation_strategy"] !== "none") {
    return json(
      names.map(({ group, score, text: word, start, end }) => ({ entity_group: group, score, word, start, end })),
    );
  }
  const order = wordsOf(text);
  return json(
    names.flatMap(({ group, score, text: name, start }) =>
      wordsOf(name).map((word, at) => ({
        entity: `${at === 0 ? "B" : "I"}-${group}`,
        score,
        index: order.findIndex((other) => other.start === start + word.start) + 1,
        word: word.text,
        start: start + word.start,
        end: start + word.end,
      })),
    ),
  );
}

/** `{answer, score, start, end}`, or with `top_k` above 1 a list of them. */
export function answerQuestion(call: TaskCall): Reply {
  const { question, context } = expectInput(questionInput, call.inputs);
  const found = spansFor(question, context);
  const most = Math.max(1, Math.trunc(numberParameter(call, "top_k", 1)));
  const answers = found.slice(0, most).map(({ text, start, end }, at) => ({
    score: Math.max(0.01, 0.96 / (at + 1) - seededRandom(question).int(80) / 1000),
    start,
    end,
    answer: text,
  }));
  return json(most === 1 ? answers[0] : answers);
}

/** The words of `context` that may answer the question, the best first; never none. */
export function spansFor(question: string, context: string): Word[] {
  const asked = new Set(stemsOf(question));
  const shared = (text: string): number => stemsOf(text).filter((stem) => asked.has(stem)).length;
  const sentences = sentencesOf(context).toSorted((one, other) => shared(other.text) - shared(one.text));
  const wantsNumber =
    /\b(?:when|how (?:many|much|old|tall|long|far|high)|which year|what (?:year|time|number))\b/i.test(question);
  return sentences.flatMap((sentence) => {
    const place = ({ text, start, end }: Word): Word => ({
      text,
      start: start + sentence.start,
      end: end + sentence.start,
    });
    const isNew = ({ text }: Word): boolean => stemsOf(text).some((stem) => !asked.has(stem));
    const numbers = wordsOf(sentence.text).filter(({ text }) => /^\d/.test(text));
    const names = namesIn(sentence.text).filter(isNew);
    const rest = wordsOf(sentence.text).filter((word) => isNew(word) && word.text.length > 2);
    const last = rest.slice(-1);
    const wanted = wantsNumber ? [...numbers, ...names] : [...names.toReversed(), ...numbers];
    const found = wanted.length > 0 ? wanted : last;
    return (found.length > 0 ? found : [{ text: sentence.text, start: 0, end: sentence.text.length }]).map(place);
  });
}

/** Runs of capitalised words that are not merely the first word of a sentence. */
function namesIn(text: string): Word[] {
  return [...text.matchAll(/\p{Lu}[\p{L}\p{M}'’-]+(?:\s+\p{Lu}[\p{L}\p{M}'’-]+)*/gu)].flatMap((match) => {
    const words = wordsOf(match[0]);
    const skip = words.findIndex(({ text: word }) => stemsOf(word).length > 0);
    const first = words[skip];
    if (first === undefined) return [];
    const start = match.index + first.start;
    const name = match[0].slice(first.start);
    const opens = start === 0 || /[.!?。]\s*$/.test(text.slice(0, start));
    const isPlain = opens && !/\s/.test(name) && !known.test(name);
    return isPlain ? [] : [{ text: name, start, end: start + name.length }];
  });
}

const known =
  /^(?:Paris|London|Berlin|France|Germany|Europe|Japan|Tokyo|Lisbon|Italy|Rome|Spain|Anna?|Marie|Sarah|Jessica|Wolfgang|Clara|Google|Apple|Hubdeck)$/;

function groupOf({ text: name, start }: Word, text: string): string {
  if (/\b(?:Inc|Ltd|GmbH|Labs?|University|Institute|Company|Bank|Museum|Google|Apple|Face|Press)\b/.test(name))
    return "ORG";
  const before =
    text
      .slice(0, start)
      .match(/(\p{L}+)\s+$/u)?.[1]
      ?.toLowerCase() ?? "";
  if (["in", "near", "to", "from", "of", "through", "around"].includes(before)) return "LOC";
  return ["at", "for"].includes(before) ? "ORG" : "PER";
}

function scoreOf(name: string): number {
  return 0.9 + seededRandom(`name ${name}`).int(1000) / 10_100;
}
