/** Schemas for what servers send: unknown fields are ignored, a field of a wrong type is dropped, and a bad entry costs only itself. */
import * as z from "zod";
import { isRepoId } from "#shared/model/repo-id.ts";

/** A text up to a length, with control characters taken out; null where it is missing or something else. */
export const textOrNull = (lengthMax: number) =>
  z
    .string()
    .transform((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, "").slice(0, lengthMax))
    .transform((text) => (text === "" ? null : text))
    .nullish()
    .transform((text) => text ?? null)
    .catch(null);

/** A text of several lines up to a length, without other control characters; empty where it is missing or something else. */
export const linesOf = (lengthMax: number) =>
  z
    .string()
    .transform((text) => text.replace(/[^\P{Cc}\n]|\p{Cs}/gu, "").slice(0, lengthMax))
    .catch("");

/** A count; zero where it is missing or something else. */
export const count = z.number().nonnegative().catch(0);

/** A number that may be unknown. */
export const countOrNull = z
  .number()
  .nonnegative()
  .nullish()
  .transform((value) => value ?? null)
  .catch(null);

/** True only for true itself. */
export const flag = z.boolean().catch(false);

/** An ISO date as Unix milliseconds; null where it is missing or no date. */
export const timeOrNull = z
  .union([z.string(), z.date()])
  .transform((date) => new Date(date).getTime())
  .pipe(z.int().nonnegative())
  .nullish()
  .transform((ms) => ms ?? null)
  .catch(null);

/** The entries that are good, at most `lengthMax` of them. */
export const listOf = <Item extends z.ZodType>(item: Item, lengthMax: number) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((entries) =>
      entries
        .flatMap((entry): z.infer<Item>[] => {
          const read = item.safeParse(entry);
          return read.success ? [read.data] : [];
        })
        .slice(0, lengthMax),
    );

/** A whole number that may be unknown. */
export const wholeOrNull = z
  .int()
  .nonnegative()
  .nullish()
  .transform((value) => value ?? null)
  .catch(null);

/** One text or a list of them, as YAML lets authors write; what is no text is left out. */
export const textsOf = (lengthMax: number, countMax: number) =>
  z
    .unknown()
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .pipe(listOf(textOrNull(lengthMax), countMax))
    .transform((texts) => texts.filter((text) => text !== null))
    // Without it a field that is not there would cost the whole object.
    .catch([]);

/** Ids of repos, whether they stand alone or in objects; what is no repo id is left out. */
export const repoIds = listOf(
  z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).pipe(z.string().refine(isRepoId)),
  100,
);
