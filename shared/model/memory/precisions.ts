/** How many bits a weight takes in each number type and each of llama.cpp's quantisations. */

/** Types of tensors as safetensors name them. */
const typeBits: Readonly<Record<string, number>> = {
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
  BOOL: 8,
  F6_E2M3: 6,
  F6_E3M2: 6,
  F4: 4,
  I4: 4,
  U4: 4,
};

/**
 * Bits a weight, averaged over a whole model: measured by llama.cpp on Llama 3.1 8B (tools/quantize/README.md), the rest
 * from usual files of the same model. Another model's files differ by some per cent.
 */
const quantisationBits: Readonly<Record<string, number>> = {
  IQ1_S: 2.0042,
  IQ1_M: 2.146,
  IQ2_XXS: 2.3824,
  IQ2_XS: 2.5882,
  IQ2_S: 2.7403,
  IQ2_M: 2.9294,
  IQ3_XXS: 3.2548,
  IQ3_XS: 3.4977,
  IQ3_S: 3.6606,
  IQ3_M: 3.7628,
  IQ4_XS: 4.4597,
  IQ4_NL: 4.6818,
  Q2_K_S: 2.9697,
  Q2_K: 3.1593,
  Q3_K_S: 3.6429,
  Q3_K_M: 4,
  Q3_K_L: 4.2979,
  Q4_0: 4.66,
  Q4_1: 5.15,
  Q4_K_S: 4.6672,
  Q4_K_M: 4.8944,
  Q5_0: 5.6,
  Q5_1: 6.1,
  Q5_K_S: 5.5704,
  Q5_K_M: 5.7036,
  Q6_K: 6.5633,
  Q8_0: 8.5008,
  MXFP4: 4.25,
  MXFP4_MOE: 4.5,
  FP16: 16,
  FP32: 32,
};

/** Bits a weight of a tensor type (`BF16`) or quantisation (`Q4_K_M`); null for a name that is not known. */
export function bitsOf(name: string): number | null {
  const key = name.toUpperCase().replace(/^UD-/, "");
  return typeBits[key] ?? quantisationBits[key] ?? null;
}

/** Bytes of tensors by type. A type that is not known counts as 16 bits. */
export function bytesOfTypes(parametersByType: Readonly<Record<string, number>>): number {
  let bytes = 0;
  for (const [name, count] of Object.entries(parametersByType)) bytes += (count * (bitsOf(name) ?? 16)) / 8;
  return Math.ceil(bytes);
}
