/**
 * The files that providers give a link to, at the CDN's origin as another host than the router's. The name says all
 * that is in one, so nothing has to be kept.
 */

import { scenePicture } from "#tests/hub/content/png.ts";
import { seededHex } from "#tests/hub/content/random.ts";
import { melody } from "#tests/hub/content/wav.ts";
import { sceneSize } from "#tests/hub/inference/tasks/draw-picture.ts";
import { wordsOf } from "#tests/hub/inference/text-features.ts";
import { refuse } from "#tests/hub/server/reply.ts";
import { param, type Route } from "#tests/hub/server/route.ts";

export const providerOutputRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/provider-outputs/:name",
    handle(request) {
      const name = param(request, "name");
      const picture = /^([0-9a-f]{16})-(\d{3,4})x(\d{3,4})\.png$/.exec(name);
      const sound = /^([0-9a-f]{16})-(\d{1,3})\.wav$/.exec(name);
      const content =
        picture !== null
          ? scenePicture(picture[1] ?? "", Number(picture[2]), Number(picture[3]))
          : sound !== null
            ? melody(sound[1] ?? "", Number(sound[2]) / 2)
            : refuse(404, "Not Found");
      const type = picture === null ? "audio/wav" : "image/png";
      return { status: 200, headers: { "Content-Type": type }, body: content.read(0, content.sizeBytes) };
    },
  },
];

/** The file name of a picture for this prompt, in the size that the parameters ask for. */
export function pictureName(prompt: string, parameters: Readonly<Record<string, unknown>>): string {
  const { width, height } = sceneSize(parameters);
  return `${seededHex(`${prompt}\n${String(parameters["seed"] ?? "")}`, 16)}-${width}x${height}.png`;
}

/** The file name of the sound of a text. */
export function soundName(text: string): string {
  return `${seededHex(text, 16)}-${Math.min(120, Math.max(1, wordsOf(text).length))}.wav`;
}

/** The address of such a file. */
export function outputAddress(cdnUrl: string, name: string): string {
  return `${cdnUrl}/provider-outputs/${name}`;
}
