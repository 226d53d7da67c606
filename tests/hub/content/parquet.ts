/** Parquet files with real bytes, as the datasets library writes them: one row group, named columns. */
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import { type Content, contentOfBytes } from "#tests/hub/content/content.ts";

/** A Parquet file of these columns; all need to be of one length. */
export function parquetFile(columns: readonly ColumnSource[]): Content {
  return contentOfBytes(new Uint8Array(parquetWriteBuffer({ columnData: [...columns] })));
}
