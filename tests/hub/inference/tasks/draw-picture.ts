/** text-to-image and image-to-image: PNG files that follow from the prompt, the seed and the given picture. */
import * as z from "zod";
import type { Content } from "#tests/hub/content/content.ts";
import { scenePicture, tonePicture } from "#tests/hub/content/png.ts";
import { lookAt } from "#tests/hub/inference/look-at-picture.ts";
import { expectInput, numberParameter, type TaskCall } from "#tests/hub/inference/task-call.ts";
import type { Reply } from "#tests/hub/server/reply.ts";

const prompt = z.string().min(1);
const size = z.looseObject({ width: z.number(), height: z.number() });

/** A picture from a sentence, as large as was asked for (128 to 1536 pixels a side; 512 by 512 without a wish). */
export function drawPicture(call: TaskCall): Reply {
  return file(sceneFor(expectInput(prompt, call.inputs), call.parameters));
}

/** The scene that a prompt and its parameters stand for; other providers than hf-inference give the same one. */
export function sceneFor(text: string, parameters: Readonly<Record<string, unknown>>): Content {
  const { width, height } = sceneSize(parameters);
  const number = (name: string): number => numberParameter({ parameters }, name, 0);
  const seed = `${text}\n${number("seed")}\n${String(parameters["negative_prompt"] ?? "")}`;
  return scenePicture(seed, width, height);
}

/** The size that was asked for, within what is drawn. */
export function sceneSize(parameters: Readonly<Record<string, unknown>>): { width: number; height: number } {
  const asked = size.safeParse(parameters["target_size"] ?? parameters).data ?? { width: 512, height: 512 };
  return { width: within(asked.width), height: within(asked.height) };
}

/** The edges of the given picture, drawn in the hue of the prompt. */
export function redrawPicture(call: TaskCall): Reply {
  const { width, height, tones } = lookAt(call.inputs);
  const wish = String(call.parameters["prompt"] ?? "");
  const redrawn = tones.map((tone, at) => {
    const right = at % width === width - 1 ? tone : (tones[at + 1] ?? tone);
    const below = tones[at + width] ?? tone;
    const edge = Math.abs(tone - right) + Math.abs(tone - below);
    return Math.min(255, Math.round(tone / 4) + edge * 6);
  });
  return file(tonePicture(redrawn, width, height, wish === "" ? undefined : wish));
}

function within(side: number): number {
  return Math.min(1536, Math.max(128, Math.round(side)));
}

function file(content: Content): Reply {
  return { status: 200, headers: { "Content-Type": "image/png" }, body: content.read(0, content.sizeBytes) };
}
