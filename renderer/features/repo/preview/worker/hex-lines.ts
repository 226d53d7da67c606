/** The beginning of a binary file, sixteen bytes a line: place, bytes, and letters where there are any. */

export function hexText(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const row = [...bytes.subarray(at, at + 16)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, "0"));
    const letters = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·"));
    const halves = `${hex.slice(0, 8).join(" ")}  ${hex.slice(8).join(" ")}`;
    lines.push(`${at.toString(16).padStart(8, "0")}  ${halves.padEnd(49)} ${letters.join("")}`);
  }
  return lines.join("\n");
}

const signatures: readonly (readonly [name: string, start: readonly number[]])[] = [
  ["ZIP archive (PyTorch checkpoints are such archives)", [0x50, 0x4b, 0x03, 0x04]],
  ["Pickle, protocol 2 to 5: opening it runs code", [0x80]],
  ["HDF5", [0x89, 0x48, 0x44, 0x46]],
  ["NumPy array", [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
  ["gzip", [0x1f, 0x8b]],
  ["Zstandard", [0x28, 0xb5, 0x2f, 0xfd]],
  ["XZ", [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ["PDF", [0x25, 0x50, 0x44, 0x46]],
  ["Arrow", [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]],
  ["SQLite database", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
];

/** What the first bytes say, or null. */
export function signatureOf(bytes: Uint8Array): string | null {
  const fits = ([, start]: (typeof signatures)[number]) => start.every((byte, index) => bytes[index] === byte);
  const found = signatures.find(fits) ?? null;
  // A pickle's first byte alone is too little: its protocol follows.
  if (found?.[1].length === 1 && !((bytes[1] ?? 0) >= 2 && (bytes[1] ?? 0) <= 5)) return null;
  return found?.[0] ?? null;
}
