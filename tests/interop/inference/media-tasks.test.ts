/** @huggingface/inference, unmodified, for every task with pictures and sounds that hf-inference serves. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scenePicture } from "#tests/hub/content/png.ts";
import { readPng, type Tones } from "#tests/hub/content/read-png.ts";
import { melody } from "#tests/hub/content/wav.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { clientAt } from "#tests/interop/inference/client-at.ts";

const provider = "hf-inference";
let hub: RunningHub;
let client: ReturnType<typeof clientAt>;
beforeAll(async () => {
  hub = await startHub();
  client = clientAt(hub);
});
afterAll(() => hub.close());

const fileOf = (content: ReturnType<typeof melody>, type: string): Blob =>
  new Blob([Buffer.from(content.read(0, content.sizeBytes))], { type });
const picture = fileOf(scenePicture("interop", 320, 200), "image/png");
const recording = fileOf(melody("interop", 4), "audio/wav");

async function decoded(file: Blob | string): Promise<Tones> {
  const bytes = typeof file === "string" ? Buffer.from(file, "base64") : Buffer.from(await file.arrayBuffer());
  const tones = readPng(bytes);
  if (tones === null) throw new Error("not a PNG of 8 bits");
  return tones;
}

/** Length and loudness of a WAV. */
async function heard(file: Blob): Promise<{ seconds: number; peak: number }> {
  const bytes = Buffer.from(await file.arrayBuffer());
  expect(bytes.toString("latin1", 0, 4) + bytes.toString("latin1", 8, 12)).toBe("RIFFWAVE");
  expect(bytes.readUInt32LE(4)).toBe(bytes.byteLength - 8);
  expect(bytes.readUInt32LE(40)).toBe(bytes.byteLength - 44);
  const samples = Array.from({ length: (bytes.byteLength - 44) / 2 }, (_, at) =>
    Math.abs(bytes.readInt16LE(44 + at * 2)),
  );
  return { seconds: samples.length / bytes.readUInt32LE(24), peak: samples.reduce((most, one) => Math.max(most, one)) };
}

describe("pictures", () => {
  test("imageClassification gives the best five labels, the same for the same picture", async () => {
    const ask = () =>
      client.imageClassification({ provider, model: "marais-vision/loupe-classifier", inputs: picture });
    const labels = await ask();
    expect(labels).toHaveLength(5);
    expect(await ask()).toEqual(labels);
  });

  test("zeroShotImageClassification scores the labels it is given, together 1", async () => {
    const candidate_labels = ["animal", "toy", "car"];
    const labels = await client.zeroShotImageClassification({
      provider,
      model: "marais-vision/label-anything",
      inputs: picture,
      parameters: { candidate_labels },
    });
    expect(labels.map(({ label }) => label).toSorted()).toEqual(candidate_labels.toSorted());
    expect(labels.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1);
  });

  test("objectDetection draws its boxes inside the picture", async () => {
    const found = await client.objectDetection({ provider, model: "marais-vision/heron-detect", inputs: picture });
    expect(found).toHaveLength(2);
    for (const { label, box } of found) {
      expect(["heron", "egret", "crane"]).toContain(label);
      expect(0 <= box.xmin && box.xmin < box.xmax && box.xmax <= 320).toBe(true);
      expect(0 <= box.ymin && box.ymin < box.ymax && box.ymax <= 200).toBe(true);
    }
  });

  test("imageSegmentation gives masks of the picture's size, with every pixel in just one", async () => {
    const segments = await client.imageSegmentation({
      provider,
      model: "marais-vision/shoreline-seg",
      inputs: picture,
    });
    expect(segments.map(({ label }) => label)).toEqual(["mud", "plants", "water", "sky"]);
    const masks = await Promise.all(segments.map(({ mask }) => decoded(String(mask))));
    expect(masks.map(({ width, height }) => [width, height])).toEqual(masks.map(() => [320, 200]));
    for (let pixel = 0; pixel < 320 * 200; pixel += 97) {
      expect(masks.filter(({ tones }) => tones[pixel] === 255)).toHaveLength(1);
    }
  });

  test("imageToText says what it sees", async () => {
    const said = await client.imageToText({ provider, model: "marais-vision/say-what-you-see", inputs: picture });
    expect(said.generated_text).toMatch(/^a \w+, wide picture of a \w+$/);
  });

  test("imageToText as it was recorded, a list, is not what today's library accepts", async () => {
    const other = await startHub({ variants: { imageToText: "list" } });
    try {
      const model = "marais-vision/say-what-you-see";
      const asked = clientAt(other).imageToText({ provider, model, inputs: picture });
      await expect(asked).rejects.toMatchObject({ name: "ProviderOutputError" });
    } finally {
      await other.close();
    }
  });

  test("textToImage draws what was asked for, as large as was asked for, and the same for the same seed", async () => {
    const draw = (inputs: string, seed: number): Promise<Blob> =>
      client.textToImage(
        { provider, model: "marais-vision/Pixelry-Nano", inputs, parameters: { width: 256, height: 192, seed } },
        { outputType: "blob" },
      );
    const [first, again, other] = await Promise.all([draw("a marsh", 1), draw("a marsh", 1), draw("a marsh", 2)]);
    expect(first.type).toBe("image/png");
    const tones = await decoded(first);
    expect([tones.width, tones.height]).toEqual([256, 192]);
    expect(await decoded(again)).toEqual(tones);
    expect(await decoded(other)).not.toEqual(tones);
    const url = await client.textToImage(
      { provider, model: "marais-vision/Pixelry-Nano", inputs: "a marsh" },
      { outputType: "dataUrl" },
    );
    // The library calls every data URL a JPEG, whatever the answer's type; the bytes are the PNG.
    expect((await decoded(url.replace(/^[^,]*,/, ""))).width).toBe(512);
  });

  test("imageToImage gives a picture of the same size, with a prompt and without", async () => {
    const model = "marais-vision/ink-outline";
    const plain = await decoded(await client.imageToImage({ provider, model, inputs: picture }));
    const wished = await client.imageToImage({ provider, model, inputs: picture, parameters: { prompt: "in red" } });
    expect([plain.width, plain.height]).toEqual([320, 200]);
    expect((await decoded(wished)).width).toBe(320);
    expect(await decoded(wished)).not.toEqual(plain);
  });

  test("visualQuestionAnswering and documentQuestionAnswering answer the kind of question", async () => {
    const see = (question: string) =>
      client.visualQuestionAnswering({
        provider,
        model: "marais-vision/ask-a-picture",
        inputs: { image: picture, question },
      });
    expect((await see("How many boats are there?")).answer).toMatch(/^\d$/);
    expect((await see("Is it raining?")).answer).toMatch(/^(?:yes|no)$/);
    const page = await client.documentQuestionAnswering({
      provider,
      model: "tessera/form-reader",
      inputs: { image: picture, question: "What is the invoice number?" },
    });
    expect(page.answer).toMatch(/^us-\d{3}$/);
    expect(page.start).toBeLessThanOrEqual(page.end ?? -1);
  });

  test("a file that is no picture is refused in words", async () => {
    const inputs = new Blob(["not a picture"]);
    await expect(
      client.imageClassification({ provider, model: "marais-vision/loupe-classifier", inputs }),
    ).rejects.toMatchObject({ name: "ProviderApiError", httpResponse: { status: 400 } });
  });
});

describe("sounds", () => {
  test("automaticSpeechRecognition writes more for a longer recording", async () => {
    const hear = async (inputs: Blob): Promise<string> =>
      (await client.automaticSpeechRecognition({ provider, model: "helios/Lumen-Small-EN", inputs })).text;
    const long = await hear(recording);
    expect(long.split(" ")).toHaveLength(8);
    expect((await hear(fileOf(melody("interop", 1), "audio/wav"))).split(" ")).toHaveLength(2);
    expect(await hear(recording)).toBe(long);
  });

  test("audioClassification gives the model's labels", async () => {
    const labels = await client.audioClassification({ provider, model: "helios/speaker-mood", inputs: recording });
    expect(labels.map(({ label }) => label).toSorted()).toEqual(["calm", "cross", "glad", "tired"]);
    expect(labels.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1);
  });

  test("audioToAudio gives a sound of the same length, quieter", async () => {
    const [cleaned] = await client.audioToAudio({ provider, model: "helios/quiet-room", inputs: recording });
    // The library's type says `audio: Blob`; what it hands on is the wire's base64.
    const blob = cleaned !== undefined && "blob" in cleaned ? String(cleaned.blob) : "";
    const after = await heard(new Blob([Buffer.from(blob, "base64")]));
    const before = await heard(recording);
    expect(after.seconds).toBe(before.seconds);
    expect(after.peak).toBe(Math.trunc(before.peak / 2));
  });

  test("textToSpeech and textToAudio give a sound that is longer for more words", async () => {
    const speak = (inputs: string): Promise<Blob> =>
      client.textToSpeech({ provider, model: "helios/voicebank-tts", inputs });
    const [short, long] = await Promise.all([speak("hello there everyone"), speak("hello there ".repeat(6))]);
    expect(short.type).toBe("audio/wav");
    expect((await heard(short)).seconds).toBe(1);
    expect((await heard(long)).seconds).toBe(4);
    const music = await client.textToAudio({ provider, model: "helios/tide-music", inputs: "soft waves at night" });
    expect((await heard(music)).peak).toBeGreaterThan(1000);
  });
});
