/** Words, sentences and vectors of a text: no model, but alike texts come out alike, and the same text the same. */
import { createHash } from "node:crypto";

export type Word = { readonly text: string; readonly start: number; readonly end: number };

const segmenters = {
  word: new Intl.Segmenter("en", { granularity: "word" }),
  sentence: new Intl.Segmenter("en", { granularity: "sentence" }),
};

/** The words of a text in their places; `start` and `end` count UTF-16 units, as a client's `slice` does. */
export function wordsOf(text: string): Word[] {
  return [...segmenters.word.segment(text)].flatMap(({ segment, index, isWordLike }) =>
    isWordLike === true ? [{ text: segment, start: index, end: index + segment.length }] : [],
  );
}

/** The sentences of a text in their places, without the spaces around them. */
export function sentencesOf(text: string): Word[] {
  return [...segmenters.sentence.segment(text)].flatMap(({ segment, index }) => {
    const sentence = segment.trim();
    const start = index + segment.indexOf(sentence);
    return sentence === "" ? [] : [{ text: sentence, start, end: start + sentence.length }];
  });
}

/** The words that carry meaning, in lower case and without the commonest endings. */
export function stemsOf(text: string): string[] {
  return wordsOf(text)
    .map((word) => word.text.toLowerCase())
    .filter((word) => !common.has(word))
    .map((word) => (word.length > 4 ? word.replace(/(?:ies|ing|ed|es|s)$/, "") : word));
}

const common = new Set(
  "a an the and or but of in on at to from for with by is are was were be been it its this that these those i you he she we they my your his her our their as not no do does did have has had what which who whom when where why how many much can could will would there here into about".split(
    " ",
  ),
);

/** A vector of length 1 whose angle to another is small when the texts share words and parts of words. */
export function vectorOf(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const add = (feature: string, weight: number): void => {
    const digest = createHash("sha256").update(feature).digest();
    for (let turn = 0; turn < 4; turn += 1) {
      const at = digest.readUInt32LE(turn * 4) % dimensions;
      vector[at] = (vector[at] ?? 0) + ((digest[16 + turn] ?? 0) % 2 === 0 ? weight : -weight);
    }
  };
  for (const { text: word } of wordsOf(text.toLowerCase())) add(`word ${word}`, common.has(word) ? 0.3 : 0.6);
  for (const stem of stemsOf(text)) {
    add(`stem ${stem}`, 1);
    for (let at = 0; at + 3 <= stem.length; at += 1) add(`part ${stem.slice(at, at + 3)}`, 0.35);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** How alike two texts are: 1 for the same, about 0 for nothing in common. */
export function likeness(one: string, other: string): number {
  const [a, b] = [vectorOf(one, 512), vectorOf(other, 512)];
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

/** Weights as shares that sum to 1, the largest standing out more the higher `contrast` is. */
export function sharesOf(weights: readonly number[], contrast = 6): number[] {
  const most = Math.max(...weights);
  const powers = weights.map((weight) => Math.exp((weight - most) * contrast));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

export type Scored = { readonly label: string; readonly score: number };

/** Labels with their shares, the highest first. */
export function ranked(labels: readonly string[], weights: readonly number[], contrast?: number): Scored[] {
  const shares = sharesOf(weights, contrast);
  return labels
    .map((label, at) => ({ label, score: shares[at] ?? 0 }))
    .toSorted((one, other) => other.score - one.score);
}
