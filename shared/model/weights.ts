/** Which files of a repo are weights, in which format and, for GGUF, in which quantisation: told by their names alone. */

type Named = { readonly path: string };
type Sized = Named & { readonly sizeBytes: number };
export type QuantisationFiles = { readonly label: string; readonly fileCount: number; readonly sizeBytes: number };

/** Formats of weights, the one to keep first. */
const formats = [
  { format: "safetensors", name: /\.safetensors(?:\.index(?:\.[^/]*)?\.json)?$/ },
  { format: "pytorch", name: /\.(?:bin|pt|pth|ckpt)(?:\.index(?:\.[^/]*)?\.json)?$/ },
  { format: "gguf", name: /\.gguf$/ },
  { format: "flax", name: /\.msgpack(?:\.index\.json)?$/ },
  { format: "tensorflow", name: /\.(?:h5|pb)(?:\.index\.json)?$/ },
  { format: "onnx", name: /\.onnx(?:_data(?:_\d+)?|\.data)?$/ },
  { format: "openvino", name: /(?:^|\/)openvino_[^/]*\.(?:bin|xml)$/ },
  { format: "coreml", name: /(?:\.mlmodel|\.mlpackage\/.*|\.mlmodelc\/.*)$/ },
  { format: "tflite", name: /\.tflite$/ },
  { format: "rust", name: /(?:^|\/)rust_model\.ot$/ },
] as const;
export type WeightFormat = (typeof formats)[number]["format"];

/** Small PyTorch files that stand beside any format and are no weights. */
const notWeights = /(?:^|\/)(?:training_args|optimizer|scheduler|rng_state[^/]*)\.(?:bin|pt|pth)$/;

/** The format of a file of weights (or of the index of its shards), or null for any other file. */
export function weightFormat({ path }: Named): WeightFormat | null {
  const name = path.toLowerCase();
  if (notWeights.test(name)) return null;
  if (/(?:^|\/)openvino_[^/]*\.(?:bin|xml)$/.test(name)) return "openvino";
  return formats.find((one) => one.name.test(name))?.format ?? null;
}

/** Smaller is kept first. */
export function formatRank(format: WeightFormat): number {
  return formats.findIndex((one) => one.format === format);
}

const label =
  /(?:^|[-_./])((?:UD-)?(?:I?Q\d(?:_[A-Z0-9]+)*|TQ\d_\d|MXFP4(?:_MOE)?|BF16|FP16|F16|FP32|F32))(?=[-_./]|$)/g;

/** The quantisation in a GGUF file's name or in its folder's (`Q4_K_M`), or null: the last one named, as llama.cpp's tools write it. */
export function quantisationOf({ path }: Named): string | null {
  if (!path.toLowerCase().endsWith(".gguf") || isProjector({ path })) return null;
  const stem = path.slice(0, -".gguf".length).toUpperCase();
  const found = [...stem.matchAll(label)].at(-1)?.[1];
  return found ?? null;
}

/** The part of a GGUF model that reads pictures; it goes with each quantisation. */
export function isProjector({ path }: Named): boolean {
  return /(?:^|\/)mmproj[^/]*\.gguf$/i.test(path);
}

/** The quantisations among the files, smallest first. */
export function quantisationsOf(files: readonly Sized[]): QuantisationFiles[] {
  const groups = new Map<string, QuantisationFiles>();
  for (const file of files) {
    const name = quantisationOf(file);
    if (name === null) continue;
    const { fileCount, sizeBytes } = groups.get(name) ?? { fileCount: 0, sizeBytes: 0 };
    groups.set(name, { label: name, fileCount: fileCount + 1, sizeBytes: sizeBytes + file.sizeBytes });
  }
  return [...groups.values()].sort((one, other) => one.sizeBytes - other.sizeBytes);
}
