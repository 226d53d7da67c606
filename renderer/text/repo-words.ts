/** What the Hub says of datasets and Spaces, in words: for lists and for a repo's own page. */

/** The Hub's tag for how many rows, in words: `10K<n<100K` is `10K to 100K rows`. */
export function rowsWords(tag: string): string {
  const [, low, high] = /^(?:(\w+)<)?n(?:<(\w+))?$/.exec(tag) ?? [];
  if (low !== undefined && high !== undefined) return `${low} to ${high} rows`;
  if (high !== undefined) return `under ${high} rows`;
  const over = low ?? /^n>(\w+)$/.exec(tag)?.[1];
  return over === undefined ? tag : `over ${over} rows`;
}

/** Names of SDKs as they write themselves. */
const sdks: ReadonlyMap<string, string> = new Map([
  ["gradio", "Gradio"],
  ["docker", "Docker"],
  ["static", "Static"],
  ["streamlit", "Streamlit"],
]);

export function sdkLabel(sdk: string): string {
  return sdks.get(sdk) ?? sdk;
}

const hardwareNames: Readonly<Record<string, string>> = {
  "cpu-basic": "CPU basic",
  "cpu-upgrade": "CPU upgrade",
  "zero-a10g": "ZeroGPU",
};

/** What a Space runs on: `t4-small` becomes `T4 small`, `l4x1` becomes `L4 × 1`. */
export function hardwareWords(hardware: string): string {
  const known = Object.hasOwn(hardwareNames, hardware) ? hardwareNames[hardware] : undefined;
  if (known !== undefined) return known;
  const [, gpu, count] = /^([a-z]\d+[a-z]?)x(\d+)$/.exec(hardware) ?? [];
  if (gpu !== undefined) return `${gpu.toUpperCase()} × ${count}`;
  const [first = "", ...rest] = hardware.split("-");
  return [/\d/.test(first) ? first.toUpperCase() : first, ...rest].join(" ");
}
