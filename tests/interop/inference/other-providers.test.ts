/** @huggingface/inference, unmodified, for what other providers than hf-inference run behind the router. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { scenePicture } from "#tests/hub/content/png.ts";
import { readPng } from "#tests/hub/content/read-png.ts";
import { melody } from "#tests/hub/content/wav.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { clientAt, fetchAt } from "#tests/interop/inference/client-at.ts";

let hub: RunningHub;
let client: ReturnType<typeof clientAt>;

/** A model on offer, called after what it is for. */
const offered = (provider: string, task: string, providerId = `at-${provider}/${task}`) => {
  const id = `offers/${provider}-${task}`;
  hub.catalogue.add({ id, providers: [{ provider, providerId, task, status: "live" }] });
  return id;
};

beforeAll(async () => {
  hub = await startHub({ tokenDelayMs: 0 });
  client = clientAt(hub);
  // The library polls queues and fetches results with the global fetch, whatever fetch it was given.
  vi.stubGlobal("fetch", fetchAt(hub, fetch));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  expect(hub.leaks()).toEqual([]);
  await hub.close();
});

const bytesOf = (content: ReturnType<typeof melody>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(content.read(0, content.sizeBytes));
const recording = new Blob([bytesOf(melody("other", 4))], { type: "audio/wav" });
const picture = new Blob([bytesOf(scenePicture("other", 256, 128))], { type: "image/png" });

async function sizeOf(file: Blob): Promise<unknown> {
  const { width, height } = readPng(new Uint8Array(await file.arrayBuffer())) ?? {};
  return [width, height];
}

describe("providers with OpenAI's API", () => {
  test.each(["together", "deepinfra", "scaleway", "featherless-ai", "ovhcloud"] as const)(
    "%s completes text",
    async (provider) => {
      const model = offered(provider, "text-generation");
      const { generated_text } = await client.textGeneration({ provider, model, inputs: "The tide" });
      expect(generated_text.length).toBeGreaterThan(20);
    },
  );

  test.each(["together", "deepinfra", "scaleway"] as const)("%s gives vectors", async (provider) => {
    const model = offered(provider, "feature-extraction");
    const vectors = await client.featureExtraction({ provider, model, inputs: ["a tide", "the tides"] });
    expect(vectors).toMatchObject([{ length: 384 }, { length: 384 }]);
  });

  test.each(["together", "deepinfra", "nscale"] as const)("%s draws", async (provider) => {
    const model = offered(provider, "text-to-image");
    const args = { provider, model, inputs: "a marsh", parameters: { width: 256, height: 192 } };
    const image = await client.textToImage(args, { outputType: "blob" });
    expect(await sizeOf(image)).toEqual([256, 192]);
    if (provider === "nscale") return;
    const url = await client.textToImage(args, { outputType: "url" });
    expect(await sizeOf(await (await fetch(url)).blob())).toEqual([256, 192]);
  });

  test.each(["together", "deepinfra"] as const)("%s speaks and listens", async (provider) => {
    const spoken = await client.textToSpeech({
      provider,
      model: offered(provider, "text-to-speech"),
      inputs: "hello there everyone",
    });
    expect(spoken.type).toBe("audio/wav");
    expect(spoken.size).toBe(44 + 32_000);
    const { text } = await client.automaticSpeechRecognition({
      provider,
      model: offered(provider, "automatic-speech-recognition"),
      inputs: recording,
    });
    expect(text.split(" ")).toHaveLength(8);
  });

  test("a model that the provider does not have is its 404", async () => {
    const model = offered("groq", "conversational");
    hub.catalogue.remove("model", "northwind-ai/never");
    hub.faults.add({ origin: "hub", path: `/api/models/${model}`, times: 1, answer: mappingTo("groq", "gone") });
    const asked = client.chatCompletion({ provider: "groq", model, messages: [{ role: "user", content: "Hi" }] });
    await expect(asked).rejects.toMatchObject({
      httpResponse: { status: 404, body: { error: { code: "model_not_found" } } },
    });
  });
});

const mappingTo = (provider: string, providerId: string) => ({
  status: 200,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({
    inferenceProviderMapping: { [provider]: { providerId, status: "live", task: "conversational" } },
  }),
});

describe("fal-ai", () => {
  test("draws through its queue, from words and from a picture", async () => {
    const model = offered("fal-ai", "text-to-image");
    const image = await client.textToImage(
      { provider: "fal-ai", model, inputs: "a marsh", parameters: { width: 256, height: 192 } },
      { outputType: "blob" },
    );
    expect(await sizeOf(image)).toEqual([256, 192]);
    const redrawn = await client.imageToImage({
      provider: "fal-ai",
      model: offered("fal-ai", "image-to-image"),
      inputs: picture,
    });
    expect(await sizeOf(redrawn)).toEqual([256, 128]);
  });

  test("listens and speaks at once, and makes music through its queue", async () => {
    const heard = await client.automaticSpeechRecognition({
      provider: "fal-ai",
      model: offered("fal-ai", "automatic-speech-recognition"),
      inputs: recording,
    });
    expect(heard.chunks).toHaveLength(2);
    const inputs = "hello there everyone";
    const spoken = await client.textToSpeech({
      provider: "fal-ai",
      model: offered("fal-ai", "text-to-speech"),
      inputs,
    });
    const music = await client.textToAudio({ provider: "fal-ai", model: offered("fal-ai", "text-to-audio"), inputs });
    expect([spoken.type, music.type]).toEqual(["audio/wav", "audio/wav"]);
  });
});

test("replicate draws, speaks and listens, by name and by version", async () => {
  const image = await client.textToImage(
    { provider: "replicate", model: offered("replicate", "text-to-image"), inputs: "a marsh" },
    { outputType: "blob" },
  );
  expect(await sizeOf(image)).toEqual([512, 512]);
  const model = offered("replicate", "text-to-speech", "someone/voice:0123456789abcdef");
  expect((await client.textToSpeech({ provider: "replicate", model, inputs: "hello" })).type).toBe("audio/wav");
  const { text } = await client.automaticSpeechRecognition({
    provider: "replicate",
    model: offered("replicate", "automatic-speech-recognition"),
    inputs: recording,
  });
  expect(text.split(" ")).toHaveLength(8);
});
