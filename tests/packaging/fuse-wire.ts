/** A file with Electron's fuses in it, as its binary has them: a sentinel, the wire's version and length, and a byte a fuse. */
import { writeFile } from "node:fs/promises";

const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";

/** As Electron 45 is released: nine fuses, of which these stand at 1. */
const released = "101100011";

export async function writeFuses(
  file: string,
  { version = 1, wire = released }: { readonly version?: number; readonly wire?: string } = {},
): Promise<void> {
  const before = Buffer.alloc(5000, 7);
  await writeFile(
    file,
    Buffer.concat([before, Buffer.from(sentinel), Buffer.of(version, wire.length), Buffer.from(wire), before]),
  );
}
