/** The parameters of safetensors files by tensor type, and how many bytes they take. */
import * as z from "zod";

type TensorTypes = readonly { readonly type: string; readonly count: number }[];

/** Bits of one value. Source: the safetensors format's dtypes. */
const bits: Readonly<Record<string, number>> = {
  BOOL: 8,
  F64: 64,
  I64: 64,
  U64: 64,
  F32: 32,
  I32: 32,
  U32: 32,
  F16: 16,
  BF16: 16,
  I16: 16,
  U16: 16,
  F8_E4M3: 8,
  F8_E5M2: 8,
  F8_E8M0: 8,
  I8: 8,
  U8: 8,
  F4: 4,
};

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
    const width = bits[type];
    if (width === undefined) return null;
    sum += Math.ceil((count * width) / 8);
  }
  return sum === 0 ? null : sum;
}
