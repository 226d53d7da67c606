/**
 * Real answers of hf-inference, recorded by huggingface.js, beside ours to the same requests: the same status, content
 * type, keys, nesting and types. HUBDECK_RECORDINGS names the file with the recordings.
 */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { bearer } from "#tests/hub/bearer.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { contentOfJson } from "#tests/hub/content/content.ts";
import { scenePicture } from "#tests/hub/content/png.ts";
import { melody } from "#tests/hub/content/wav.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { recordedModels } from "#tests/interop/inference/recorded-models.ts";
import { shapeOf } from "#tests/interop/inference/shape-of.ts";
import { whyNotReplayed } from "#tests/interop/inference/why-not-replayed.ts";

const exchange = z.object({
  url: z.string(),
  init: z.object({
    method: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.string().optional(),
  }),
  response: z.object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.string() }),
});
type Exchange = z.infer<typeof exchange>;

const file = process.env["HUBDECK_RECORDINGS"];
const recorded: Exchange[] =
  file === undefined ? [] : Object.values(z.record(z.string(), exchange).parse(JSON.parse(readFileSync(file, "utf8"))));
const router = "https://router.huggingface.co";
const replayed = recorded.filter((entry) => whyNotReplayed(entry.url, entry.init.body) === null);

/** The models of the recordings, as repos of ours that hf-inference serves. */
function specOf([id, { task, isSentence = false, modelType }]: [string, (typeof recordedModels)[string]]): RepoSpec {
  return {
    id,
    pipelineTag: task,
    providers: [{ provider: "hf-inference", task, status: "live" }],
    ...(modelType === undefined ? {} : { config: { model_type: modelType } }),
    ...(isSentence ? { libraryName: "sentence-transformers" } : {}),
    files: { "config.json": contentOfJson({ hidden_size: 768 }) },
  };
}

const bytesOf = (content: ReturnType<typeof melody>): Buffer => Buffer.from(content.read(0, content.sizeBytes));
const picture = bytesOf(scenePicture("recorded", 256, 160));
const sound = bytesOf(melody("recorded", 3));

/** The request's body; where the recording left out a file, one of ours of the same kind. */
function bodyOf({ url, init }: Exchange): string | Uint8Array<ArrayBuffer> {
  if (init.body !== undefined) return init.body;
  const id = /\/models\/(.+)$/.exec(url)?.[1] ?? "";
  const task = recordedModels[id]?.task ?? "";
  if (/speech|audio/.test(task)) return new Uint8Array(sound);
  if (init.headers?.["Content-Type"] !== "application/json") return new Uint8Array(picture);
  const image = picture.toString("base64");
  if (task.includes("question")) return JSON.stringify({ inputs: { image, question: "Invoice number?" } });
  const labels = { candidate_labels: ["animal", "toy", "car"] };
  if (task.startsWith("zero-shot")) return JSON.stringify({ inputs: { image }, parameters: labels });
  return JSON.stringify({ inputs: image, parameters: { prompt: "elmo's lecture" } });
}

const mediaType = (type: string | null | undefined): string => (type ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

/** The values of a stream's events, without the marker of the end. */
function eventsIn(text: string): unknown[] {
  return [...text.matchAll(/^data: ?(.+)$/gm)].flatMap(([, data = ""]) =>
    data === "[DONE]" ? [] : [JSON.parse(data)],
  );
}

/** Some recorded answers say `logprobs: null` and `usage: null`, and some leave them out. */
const withoutOptional = (_key: string, value: unknown): unknown => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { logprobs: _, ...rest } = Object(value);
  if (rest.usage === null) delete rest.usage;
  return rest;
};
const comparable = (value: unknown): unknown => shapeOf(JSON.parse(JSON.stringify(value, withoutOptional)));

describe.skipIf(file === undefined)("recorded exchanges (HUBDECK_RECORDINGS names no file: skipped without it)", () => {
  let hub: RunningHub;
  beforeAll(async () => {
    const variants = { imageToText: "list", zeroShot: "columns" } as const;
    hub = await startHub({ repos: Object.entries(recordedModels).map(specOf), tokenDelayMs: 0, variants });
  });
  afterAll(() => hub.close());

  test("each is either replayed or has its reason", () => {
    const reasons = recorded.map(({ url, init }) => whyNotReplayed(url, init.body)).filter((why) => why !== null);
    expect(reasons.length + replayed.length).toBe(recorded.length);
    expect(replayed.length).toBeGreaterThan(60);
  });

  test.each(replayed.map((entry, at) => [at, entry.url.replace(router, ""), entry] as const))(
    "%i %s",
    async (_, path, entry) => {
      const { response: theirs, init } = entry;
      const ours = await fetch(hub.routerUrl + path, {
        method: "POST",
        headers: { ...init.headers, ...bearer(hub.tokens.read) },
        body: bodyOf(entry),
      });
      expect(ours.status).toBe(theirs.status);
      const [type, recordedType] = [
        mediaType(ours.headers.get("content-type")),
        mediaType(theirs.headers["content-type"]),
      ];
      // Ours are PNG and WAV where theirs were JPEG and FLAC.
      if (/^(?:image|audio)\//.test(recordedType)) {
        expect(type.split("/")[0]).toBe(recordedType.split("/")[0]);
        expect((await ours.arrayBuffer()).byteLength).toBeGreaterThan(1000);
        return;
      }
      expect(type).toBe(recordedType);
      const text = await ours.text();
      if (recordedType === "application/json") {
        expect(comparable(JSON.parse(text))).toEqual(comparable(JSON.parse(theirs.body)));
      } else if (recordedType === "text/event-stream") {
        const shapes = (stream: string) => new Set(eventsIn(stream).map((event) => JSON.stringify(comparable(event))));
        expect([...shapes(text)].some((shape) => shapes(theirs.body).has(shape))).toBe(true);
      } else {
        expect(text.replace(/column \d+$/, "")).toBe(theirs.body.replace(/column \d+$/, ""));
      }
    },
  );
});
