/** @huggingface/inference, unmodified, for every text task that hf-inference serves; its own checks of the answers pass. */
import type { TextGenerationStreamOutput } from "@huggingface/inference";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { clientAt } from "#tests/interop/inference/client-at.ts";

const provider = "hf-inference";
let hub: RunningHub;
let client: ReturnType<typeof clientAt>;
beforeAll(async () => {
  hub = await startHub({ tokenDelayMs: 0 });
  client = clientAt(hub);
});
afterAll(() => hub.close());

const sum = (scored: readonly { score: number }[]): number => scored.reduce((total, { score }) => total + score, 0);

test("textClassification gives the model's labels, the best first", async () => {
  const model = "fieldnotes/citation-intent";
  const inputs = "We use the method of Moreau et al.";
  const labels = await client.textClassification({ provider, model, inputs });
  expect(labels[0]?.label).toBe("method");
  expect(labels.map(({ label }) => label).toSorted()).toEqual(["background", "method", "result"]);
  expect(sum(labels)).toBeCloseTo(1);
  expect(await client.textClassification({ provider, model, inputs })).toEqual(labels);
});

test("tokenClassification points at words that are in the text", async () => {
  const inputs = "My name is Sarah Jessica Parker but you can call me Jessica, from Lisbon.";
  const found = await client.tokenClassification({ provider, model: "fieldnotes/ner-multilang", inputs });
  expect(found.map(({ entity_group, word }) => [entity_group, word])).toEqual([
    ["PER", "Sarah Jessica Parker"],
    ["PER", "Jessica"],
    ["LOC", "Lisbon"],
  ]);
  for (const { word, start, end } of found) expect(inputs.slice(start, end)).toBe(word);
});

test("questionAnswering answers with words of the context", async () => {
  const context = "The lighthouse was built in 1868. Its keeper was Marie Lindqvist.";
  const ask = (question: string) =>
    client.questionAnswering({ provider, model: "tessera/short-answers", inputs: { question, context } });
  const year = await ask("When was the lighthouse built?");
  expect(year.answer).toBe("1868");
  expect(context.slice(year.start, year.end)).toBe("1868");
  expect((await ask("Who was its keeper?")).answer).toBe("Marie Lindqvist");
});

test("tableQuestionAnswering gives the cell that the question names", async () => {
  const answer = await client.tableQuestionAnswering({
    provider,
    model: "tessera/table-qa-base",
    inputs: {
      question: "Which programming language has Tokenizers?",
      table: {
        Repository: ["Transformers", "Datasets", "Tokenizers"],
        Stars: ["36542", "4512", "3934"],
        "Programming language": ["Python", "Python", "Rust"],
      },
    },
  });
  expect(answer).toEqual({ answer: "Rust", coordinates: [[2, 2]], cells: ["Rust"], aggregator: "NONE" });
});

test("fillMask fills the gap", async () => {
  const filled = await client.fillMask({
    provider,
    model: "loomworks/gap-filler",
    inputs: "The tide comes [MASK] twice a day.",
  });
  expect(filled).toHaveLength(5);
  for (const { sequence, token_str } of filled) expect(sequence).toBe(`The tide comes ${token_str} twice a day.`);
  expect(filled.map(({ score }) => score)).toEqual(filled.map(({ score }) => score).toSorted((a, b) => b - a));
});

test("zeroShotClassification scores the labels it is given, together 1", async () => {
  const inputs = "Hi, my device broke and I want a refund for it";
  const candidate_labels = ["legal", "refund", "faq"];
  const ask = (parameters: { candidate_labels: string[]; multi_label?: boolean }) =>
    client.zeroShotClassification({ provider, model: "quarry-labs/any-label", inputs, parameters });
  const labels = await ask({ candidate_labels });
  expect(labels[0]?.label).toBe("refund");
  expect(labels.map(({ label }) => label).toSorted()).toEqual(candidate_labels.toSorted());
  expect(sum(labels)).toBeCloseTo(1);
  for (const { score } of await ask({ candidate_labels, multi_label: true })) {
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThan(1);
  }
});

test("zeroShotClassification is the same whichever of two shapes the wire has", async () => {
  const args = {
    provider,
    model: "quarry-labs/any-label",
    inputs: "I want a refund",
    parameters: { candidate_labels: ["legal", "refund"] },
  } as const;
  const other = await startHub({ variants: { zeroShot: "columns" } });
  try {
    const asked = { ...args, parameters: { candidate_labels: [...args.parameters.candidate_labels] } };
    expect(await clientAt(other).zeroShotClassification(asked)).toEqual(await client.zeroShotClassification(asked));
  } finally {
    await other.close();
  }
});

test("translation and summarization rewrite what they are given", async () => {
  const translated = await client.translation({
    provider,
    model: "oumi-lab/ja-en-translate",
    inputs: "こんにちは世界",
  });
  expect(translated).toEqual({ translation_text: "hello world" });
  const sentences = [
    "The tower is 324 metres tall.",
    "It is in Paris.",
    "The tower was once the tallest tower of all.",
  ];
  const { summary_text: summary } = await client.summarization({
    provider,
    model: "oumi-lab/ja-summarize-large",
    inputs: sentences.join(" "),
  });
  expect(sentences).toContain(summary);
});

test("featureExtraction gives the same vector for the same text, and a near one for a like text", async () => {
  const embed = async (inputs: string): Promise<number[]> => {
    const vector = await client.featureExtraction({ provider, model: "fieldnotes/paper-embed-v3", inputs });
    return vector.map(Number);
  };
  const angle = (one: number[], other: number[]): number =>
    one.reduce((total, value, at) => total + value * (other[at] ?? 0), 0);
  const [marsh, again, meadow, engine] = await Promise.all(
    ["tidal marshes", "tidal marshes", "a tidal marsh", "diesel engine repair"].map(embed),
  );
  expect(marsh).toHaveLength(768);
  expect(again).toEqual(marsh);
  expect(angle(marsh ?? [], marsh ?? [])).toBeCloseTo(1);
  expect(angle(marsh ?? [], meadow ?? [])).toBeGreaterThan(angle(marsh ?? [], engine ?? []) + 0.3);
  const two = await client.featureExtraction({
    provider,
    model: "fieldnotes/paper-embed-v3",
    inputs: ["tidal marshes", "salt"],
  });
  expect(two).toMatchObject([marsh, { length: 768 }]);
});

test("sentenceSimilarity says which sentence is nearest; the same model also gives vectors", async () => {
  const model = "fieldnotes/paper-embed-mini";
  const scores = await client.sentenceSimilarity({
    provider,
    model,
    inputs: {
      source_sentence: "That is a happy person",
      sentences: ["That is a happy dog", "That is a very happy person", "Today is a sunny day"],
    },
  });
  const [dog = 0, person = 0, day = 0] = scores;
  expect(person).toBeGreaterThan(dog);
  expect(dog).toBeGreaterThan(day);
  expect(await client.featureExtraction({ provider, model, inputs: "happy" })).toHaveLength(384);
});

test("textGeneration goes on from the prompt, no longer than it may, and streams the same", async () => {
  const model = "oumi-lab/tiny-haiku";
  const inputs = "Spring rain";
  const { generated_text: text } = await client.textGeneration({ provider, model, inputs });
  expect(text.length).toBeGreaterThan(20);
  const short = await client.textGeneration({ provider, model, inputs, parameters: { max_new_tokens: 3 } });
  expect(text.startsWith(short.generated_text)).toBe(true);
  expect(short.generated_text.trim().split(/\s+/)).toHaveLength(3);
  let streamed = "";
  // Today's client passes on what hf-inference sends, which is OpenAI's form of a completion.
  for await (const event of client.textGenerationStream({ provider, model, inputs })) {
    if ("choices" in event && Array.isArray(event.choices)) streamed += event.choices[0]?.text ?? "";
  }
  expect(streamed).toBe(text);
});

test("request and streamingRequest, at an address of their own, reach the older form of text generation", async () => {
  const older = client.endpoint(`${hub.routerUrl}/hf-inference/models/oumi-lab/tiny-haiku`);
  const [whole] = await older.request<{ generated_text: string }[]>({ inputs: "Spring rain" });
  expect(whole?.generated_text).toMatch(/^Spring rain \S/);
  const events: TextGenerationStreamOutput[] = [];
  for await (const event of older.streamingRequest<TextGenerationStreamOutput>({ inputs: "Spring rain" })) {
    events.push(event);
  }
  const text = events.map(({ token }) => token.text).join("");
  expect(`Spring rain${text}`).toBe(whole?.generated_text);
  expect(events.map((event) => event.generated_text).filter((full) => full !== null)).toEqual([text]);
});

test("tabularClassification and tabularRegression judge each row", async () => {
  const data = { depth_cm: ["12", "40"], salinity: ["31", "8"], grain_um: ["60", "400"] };
  const classes = await client.tabularClassification({ provider, model: "saltmarsh/mud-or-sand", inputs: { data } });
  expect(classes).toHaveLength(2);
  for (const value of classes) expect([...Array(10).keys()]).toContain(value);
  const eels = { length_cm: ["40", "80"], girth_cm: ["8", "14"], age: ["5", "12"] };
  const weights = await client.tabularRegression({ provider, model: "saltmarsh/eel-weight", inputs: { data: eels } });
  expect(weights[1]).toBeGreaterThan(weights[0] ?? Infinity);
});
