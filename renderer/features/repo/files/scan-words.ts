/** What the Hub's scan of a file means, in words. */
import type { FileScan } from "#shared/contract/files.ts";

export type ScanTone = "good" | "quiet" | "warn" | "bad";
export type ScanWords = { readonly word: string; readonly meaning: string; readonly tone: ScanTone };

const words: Readonly<Record<FileScan["status"], ScanWords>> = {
  safe: { word: "Safe", meaning: "The Hub's scanners found nothing.", tone: "good" },
  unscanned: { word: "Not scanned", meaning: "The Hub has not scanned this file.", tone: "quiet" },
  queued: { word: "Waiting", meaning: "The Hub will scan this file.", tone: "quiet" },
  caution: { word: "Caution", meaning: "A scanner found something that can be misused.", tone: "warn" },
  suspicious: { word: "Suspicious", meaning: "A scanner found something that is often harmful.", tone: "warn" },
  unsafe: { word: "Unsafe", meaning: "A scanner holds this file for harmful. Do not open it.", tone: "bad" },
  error: { word: "Scan failed", meaning: "A scanner could not read this file.", tone: "quiet" },
};

export function scanWords(status: FileScan["status"]): ScanWords {
  return words[status];
}
