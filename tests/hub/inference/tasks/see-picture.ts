/** Pictures to labels, boxes, masks and words. */
import * as z from "zod";
import { tonePicture } from "#tests/hub/content/png.ts";
import { seededRandom } from "#tests/hub/content/random.ts";
import { lookAt, meanTone, type Picture } from "#tests/hub/inference/look-at-picture.ts";
import { modelFacts } from "#tests/hub/inference/model-facts.ts";
import { expectInput, numberParameter, type TaskCall } from "#tests/hub/inference/task-call.ts";
import { ranked, type Scored } from "#tests/hub/inference/text-features.ts";
import { json, type Reply } from "#tests/hub/server/reply.ts";

const things = [
  "marsh",
  "harbour",
  "hill",
  "lighthouse",
  "meadow",
  "boat",
  "heron",
  "cloud",
  "dune",
  "bridge",
] as const;
const candidateLabels = z.array(z.string().min(1)).min(1);
const labelled = z.looseObject({ image: z.string() });

/** `[{label, score}]`, the five best. */
export function classifyPicture(call: TaskCall): Reply {
  const picture = lookAt(call.inputs);
  const { labels } = modelFacts(call.repo);
  const most = numberParameter(call, "top_k", 5);
  return json(rank(picture, labels.length > 0 ? labels : things).slice(0, most));
}

/** `[{label, score}]` for the labels of the request; the scores sum to 1. */
export function classifyPictureZeroShot(call: TaskCall): Reply {
  const picture = lookAt(expectInput(labelled, call.inputs).image, "inputs.image");
  const labels = expectInput(candidateLabels, call.parameters["candidate_labels"], "parameters.candidate_labels");
  return json(rank(picture, labels));
}

/** `[{label, score, box}]`: a box around the lightest and one around the darkest place. */
export function detectObjects(call: TaskCall): Reply {
  const picture = lookAt(call.inputs);
  const { labels } = modelFacts(call.repo);
  const random = seededRandom(`detect ${picture.seed}`);
  const [first = "object", ...others] = labels.length > 0 ? labels : things;
  const least = numberParameter(call, "threshold", 0.5);
  const found = (["lightest", "darkest"] as const).map((which, at) => ({
    score: 0.99 - at * 0.12 - random.int(500) / 10_000,
    label: random.pick([first, ...others]),
    box: boxAround(picture, which),
  }));
  return json(found.filter(({ score }) => score >= least));
}

/** `[{label, mask, score}]`: every pixel is white in just one mask. */
export function segmentPicture(call: TaskCall): Reply {
  const picture = lookAt(call.inputs);
  const { labels } = modelFacts(call.repo);
  const names = labels.length > 0 ? labels.slice(0, 4) : ["ground", "plants", "sky"];
  const sorted = picture.tones.toSorted();
  const limits = names.map((_, at) => sorted[Math.floor((sorted.length * (at + 1)) / names.length)] ?? 256);
  return json(
    names.map((label, at) => {
      const [from, to] = [at === 0 ? -1 : (limits[at - 1] ?? 0), at === names.length - 1 ? 256 : (limits[at] ?? 256)];
      const mask = picture.tones.map((tone) => (tone > from && tone <= to ? 255 : 0));
      const file = tonePicture(mask, picture.width, picture.height);
      return { score: 0.99 - at * 0.02, label, mask: Buffer.from(file.read(0, file.sizeBytes)).toString("base64") };
    }),
  );
}

/** `{generated_text}` as today's client reads it, `[{generated_text}]` as it was recorded. */
export function describePicture(call: TaskCall): Reply {
  const said = { generated_text: `a ${shapeOf(lookAt(call.inputs))} picture of a ${thingIn(lookAt(call.inputs))}` };
  return json(call.variants.imageToText === "object" ? said : [said]);
}

/** `[{answer, score}]` about a picture. */
export function answerAboutPicture(call: TaskCall): Reply {
  const { image, question } = expectInput(labelled.extend({ question: z.string().min(1) }), call.inputs);
  const picture = lookAt(image, "inputs.image");
  const answers = answersTo(question, picture);
  const scored = ranked(
    answers,
    answers.map((_, at) => 1 - at * 0.25),
    4,
  );
  const most = numberParameter(call, "top_k", 5);
  return json(scored.slice(0, most).map(({ label, score }) => ({ score, answer: label })));
}

/** `[{answer, score, start, end}]` about a scanned page; the places count its words. A model that writes has only the answer. */
export function answerAboutDocument(call: TaskCall): Reply {
  const { image, question } = expectInput(labelled.extend({ question: z.string().min(1) }), call.inputs);
  const random = seededRandom(`document ${lookAt(image, "inputs.image").seed} ${question}`);
  const start = 4 + random.int(40);
  const [answer, words] = documentAnswer(question, random.int(900));
  if (call.repo.config?.["model_type"] === "vision-encoder-decoder") return json([{ answer }]);
  return json([{ score: 0.55 + random.int(4000) / 10_000, answer, start, end: start + words - 1 }]);
}

function documentAnswer(question: string, number: number): [answer: string, words: number] {
  if (/\b(?:total|amount|price|cost|sum)\b/i.test(question)) return [`$${100 + number}.50`, 1];
  if (/\b(?:date|when|due)\b/i.test(question)) return [`${1 + (number % 28)} March 2026`, 3];
  if (/\b(?:who|name|customer)\b/i.test(question)) return ["Ana Moreau", 2];
  return [`us-${String(number).padStart(3, "0")}`, 1];
}

function answersTo(question: string, picture: Picture): string[] {
  const random = seededRandom(`question ${picture.seed} ${question}`);
  if (/\bhow many\b/i.test(question)) {
    const count = 1 + random.int(4);
    return [count, count + 1, count + 2, 0].map(String);
  }
  if (/\bcolou?r\b/i.test(question))
    return meanTone(picture) > 127 ? ["white", "yellow", "blue"] : ["black", "brown", "green"];
  if (/^\s*(?:is|are|does|do|can|has|was)\b/i.test(question))
    return random.int(2) === 0 ? ["yes", "no"] : ["no", "yes"];
  return rank(picture, things)
    .slice(0, 4)
    .map(({ label }) => label);
}

function shapeOf(picture: Picture): string {
  const light = meanTone(picture) > 170 ? "bright" : meanTone(picture) > 90 ? "soft" : "dark";
  const shape =
    picture.width > picture.height * 1.2 ? "wide" : picture.height > picture.width * 1.2 ? "tall" : "square";
  return `${light}, ${shape}`;
}

function thingIn(picture: Picture): string {
  return rank(picture, things)[0]?.label ?? "thing";
}

function rank(picture: Picture, labels: readonly string[]): Scored[] {
  return ranked(
    labels,
    labels.map((label) => seededRandom(`${picture.seed} ${label}`).int(1000) / 1000),
  );
}

/** The box, in pixels, of the cells of a coarse grid that hang together around the lightest or darkest one. */
function boxAround(picture: Picture, which: "lightest" | "darkest") {
  const grid = 12;
  const { width, height, tones } = picture;
  const sums = new Float64Array(grid * grid);
  const counts = new Float64Array(grid * grid);
  for (let at = 0; at < tones.length; at += 1) {
    const cell =
      Math.floor((Math.floor(at / width) * grid) / height) * grid + Math.floor(((at % width) * grid) / width);
    sums[cell] = (sums[cell] ?? 0) + (tones[at] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const sign = which === "lightest" ? 1 : -1;
  const means = sums.map((sum, cell) => (sign * sum) / Math.max(1, counts[cell] ?? 0));
  const best = means.indexOf(Math.max(...means));
  const near = new Set([best]);
  for (const cell of near) {
    for (const next of neighbours(cell, grid)) if ((means[next] ?? -Infinity) > (means[best] ?? 0) - 12) near.add(next);
  }
  const columns = [...near].map((cell) => cell % grid);
  const rows = [...near].map((cell) => Math.floor(cell / grid));
  return {
    xmin: Math.floor((Math.min(...columns) * width) / grid),
    ymin: Math.floor((Math.min(...rows) * height) / grid),
    xmax: Math.ceil(((Math.max(...columns) + 1) * width) / grid),
    ymax: Math.ceil(((Math.max(...rows) + 1) * height) / grid),
  };
}

function neighbours(cell: number, grid: number): number[] {
  const column = cell % grid;
  return [
    ...(column > 0 ? [cell - 1] : []),
    ...(column < grid - 1 ? [cell + 1] : []),
    ...(cell >= grid ? [cell - grid] : []),
    ...(cell < grid * (grid - 1) ? [cell + grid] : []),
  ];
}
