/** Builds scripts that run in a thread or a process of their own into a temporary folder. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildScript } from "#tests/core/profile/build-script.ts";

export type Built = { readonly url: URL; remove(): void };

/** The transfer worker as it is in the sources now. */
export function buildWorker(): Promise<Built> {
  return buildAside("electron/core/downloads/transfer/transfer-worker.ts");
}

/** A script of the project, ready for plain Node. */
export async function buildAside(source: string): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), "hubdeck-built-"));
  const file = await buildScript(source, folder);
  return { url: pathToFileURL(file), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
