/** text-classification and zero-shot-classification. */
import * as z from "zod";
import { seededRandom } from "#tests/hub/content/random.ts";
import { modelFacts } from "#tests/hub/inference/model-facts.ts";
import { expectInput, numberParameter, type TaskCall } from "#tests/hub/inference/task-call.ts";
import { likeness, ranked, type Scored, stemsOf } from "#tests/hub/inference/text-features.ts";
import { json, type Reply } from "#tests/hub/server/reply.ts";

const texts = z.union([z.string(), z.array(z.string()).min(1)]);
const candidates = z
  .union([z.string().transform((labels) => labels.split(",").map((label) => label.trim())), z.array(z.string())])
  .pipe(z.array(z.string().min(1)).min(1));

/** `[[{label, score}]]`: a list for each text. */
export function classifyText(call: TaskCall): Reply {
  const { labels } = modelFacts(call.repo);
  const most = numberParameter(call, "top_k", 5);
  const classify = (text: string): Scored[] =>
    (labels.length === 0 ? mood(text) : rankByFit(text, labels)).slice(0, most);
  return json([expectInput(texts, call.inputs)].flat().map(classify));
}

/** Scores that sum to 1, or with `multi_label` each from 0 to 1 for itself. Several texts get the recorded shape. */
export function classifyZeroShot(call: TaskCall): Reply {
  const inputs = expectInput(texts, call.inputs);
  const labels = expectInput(candidates, call.parameters["candidate_labels"], "parameters.candidate_labels");
  const isEachAlone = call.parameters["multi_label"] === true;
  const classify = (text: string): Scored[] => (isEachAlone ? fitEach(text, labels) : rankByFit(text, labels));
  const recorded = (sequence: string): unknown => {
    const scored = classify(sequence);
    return { sequence, labels: scored.map(({ label }) => label), scores: scored.map(({ score }) => score) };
  };
  if (typeof inputs !== "string") return json(inputs.map(recorded));
  return json(call.variants.zeroShot === "pairs" ? classify(inputs) : recorded(inputs));
}

function weightsOf(text: string, labels: readonly string[]): number[] {
  return labels.map((label) => {
    const isNamed = stemsOf(label).some((stem) => stemsOf(text).includes(stem));
    const nudge = seededRandom(`${text}\n${label}`).int(1000) / 10_000;
    return likeness(text, label) + (isNamed ? 0.5 : 0) + nudge;
  });
}

function rankByFit(text: string, labels: readonly string[]): Scored[] {
  return ranked(labels, weightsOf(text, labels));
}

function fitEach(text: string, labels: readonly string[]): Scored[] {
  const weights = weightsOf(text, labels);
  return labels
    .map((label, at) => ({ label, score: 1 / (1 + Math.exp(-8 * ((weights[at] ?? 0) - 0.3))) }))
    .toSorted((one, other) => other.score - one.score);
}

const glad =
  /\b(?:good|great|love\w*|like\w*|nice|happy|best|wonderful|excellent|enjoy\w*|thank\w*|beautiful|fine)\b/gi;
const sad =
  /\b(?:bad|hate\w*|awful|sad|worst|terrible|broken?|poor\w*|angry|not|never|disappoint\w*|slow|wrong|ugly)\b/gi;

/** POSITIVE and NEGATIVE, by the words that say so. */
function mood(text: string): Scored[] {
  const lead = (text.match(glad)?.length ?? 0) - (text.match(sad)?.length ?? 0);
  const nudge = seededRandom(text).int(100) / 500;
  return ranked(["POSITIVE", "NEGATIVE"], [lead + nudge, 0.1], 3);
}
