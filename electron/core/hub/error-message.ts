/** What an error answer says, from the Hub's several forms of error bodies. */
import * as z from "zod";
import { plainText } from "#core/hub/plain-text.ts";

const text = z.string();
const shapes = z.union([
  z.looseObject({ error: text }).transform(({ error }) => error),
  z.looseObject({ error: z.array(text) }).transform(({ error }) => error.join(" ")),
  z.looseObject({ error: z.looseObject({ message: text }) }).transform(({ error }) => error.message),
  z
    .looseObject({ errors: z.array(z.looseObject({ message: text })) })
    .transform(({ errors }) => errors.map((one) => one.message).join(" ")),
  z.looseObject({ message: text }).transform(({ message }) => message),
  z.looseObject({ detail: text }).transform(({ detail }) => detail),
]);

/** The message of an error body, made fit to show; an empty text where it has none. HTML counts as none. */
export function errorMessage(body: string): string {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return isHtml(body) ? "" : plainText(body, 300);
  }
  const found = shapes.safeParse(json);
  return found.success ? plainText(found.data, 300) : "";
}

/** Whether a body is a web page: what a captive portal or a proxy answers in the Hub's place. */
export function isHtml(body: string): boolean {
  return /^\s*(?:<!doctype html|<html|<head|<\?xml[^>]*>\s*<!doctype html)/i.test(body.slice(0, 500));
}
