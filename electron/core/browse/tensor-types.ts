/** The parameters of safetensors files by tensor type, and how many bytes they take. */
import * as z from "zod";
import { bitsOf } from "#shared/model/memory/precisions.ts";

type TensorTypes = readonly { readonly type: string; readonly count: number }[];

/** `{"BF16": 8030261248}`; what is no count is left out. */
export const tensorTypes = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform((byType) =>
    Object.entries(byType)
      .flatMap(([type, count]) =>
        typeof count === "number" && count >= 0 && Number.isFinite(count) && type.length <= 30 ? [{ type, count }] : [],
      )
      .slice(0, 12),
  );

/** The bytes of all of them; null where there are none, or one is of an unknown type. */
export function reckonedBytes(types: TensorTypes): number | null {
  let sum = 0;
  for (const { type, count } of types) {
    const width = bitsOf(type);
    if (width === null) return null;
    sum += Math.ceil((count * width) / 8);
  }
  return sum === 0 ? null : sum;
}
