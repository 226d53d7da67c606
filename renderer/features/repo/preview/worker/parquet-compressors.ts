/** The ways in which Parquet pages are packed most, each with a limit on what a page may unfold to. The others are not read. */
import type { Compressors } from "hyparquet";
import { Unreadable } from "#renderer/features/repo/preview/worker/byte-source.ts";

const pageBytesMax = 134_217_728;

/** Every page is unfolded into a buffer of the length that its head names, so that it cannot become more than that. */
export async function limitedCompressors(): Promise<Compressors> {
  const [{ snappyUncompress }, { gunzipSync }, zstd] = await Promise.all([
    import("hyparquet"),
    import("fflate"),
    import("fzstd"),
  ]);
  return {
    SNAPPY: (input, length) => {
      const output = bufferOf(length);
      snappyUncompress(input, output);
      return output;
    },
    GZIP: (input, length) => gunzipSync(input, { out: bufferOf(length) }),
    ZSTD: (input, length) => zstd.decompress(input, bufferOf(length)),
  };
}

function bufferOf(length: number): Uint8Array<ArrayBuffer> {
  if (!(length >= 0 && length <= pageBytesMax)) {
    throw new Unreadable("A page of the file would unfold to more than a preview holds.");
  }
  return new Uint8Array(length);
}
