/** text-to-speech and text-to-audio: a WAV whose length goes with the words. */
import * as z from "zod";
import { melody } from "#tests/hub/content/wav.ts";
import { expectInput, type TaskCall } from "#tests/hub/inference/task-call.ts";
import { wordsOf } from "#tests/hub/inference/text-features.ts";
import type { Reply } from "#tests/hub/server/reply.ts";

/** The sound of a text: a third of a second a word, at most a minute. */
export function speakText(call: TaskCall): Reply {
  return {
    status: 200,
    headers: { "Content-Type": "audio/wav" },
    body: speechFor(expectInput(z.string().min(1), call.inputs)),
  };
}

/** The WAV file of a text; other providers than hf-inference give the same one. */
export function speechFor(text: string): Uint8Array {
  const content = melody(text, Math.min(60, Math.max(0.5, wordsOf(text).length / 3)));
  return content.read(0, content.sizeBytes);
}
