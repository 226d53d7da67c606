/** Valid safetensors files: 8 bytes of header length, the JSON header, then the tensors' data without gaps. */
import { type Content, joinContents } from "#tests/hub/content/content.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";

const bytesPerValue = { F32: 4, F16: 2, BF16: 2, I8: 1, I64: 8 } as const;
export type TensorType = keyof typeof bytesPerValue;
export type Tensor = { readonly name: string; readonly type: TensorType; readonly shape: readonly number[] };

/** Number of values of a tensor. */
function valuesOf(tensor: Tensor): number {
  return tensor.shape.reduce((product, side) => product * side, 1);
}

/** Bytes of a tensor's data. */
export function tensorBytes(tensor: Tensor): number {
  return valuesOf(tensor) * bytesPerValue[tensor.type];
}

/** A safetensors file with these tensors. */
export function safetensorsFile(seed: string, tensors: readonly Tensor[]): Content {
  const header: Record<string, unknown> = { __metadata__: { format: "pt" } };
  let offset = 0;
  for (const tensor of tensors) {
    const end = offset + tensorBytes(tensor);
    header[tensor.name] = { dtype: tensor.type, shape: tensor.shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = Buffer.from(JSON.stringify(header), "utf8");
  const padded = Math.ceil(json.byteLength / 8) * 8;
  const head = Buffer.alloc(8 + padded, 0x20);
  head.writeBigUInt64LE(BigInt(padded));
  json.copy(head, 8);
  return joinContents(head, patternBytes(seed, offset));
}

/** How many parameters of each type, as the Hub's `safetensors` field says it. */
export function countParameters(tensors: readonly Tensor[]): { parameters: Record<string, number>; total: number } {
  const parameters: Record<string, number> = {};
  for (const tensor of tensors) parameters[tensor.type] = (parameters[tensor.type] ?? 0) + valuesOf(tensor);
  return { parameters, total: Object.values(parameters).reduce((sum, count) => sum + count, 0) };
}
