/** The thread that reads files of strangers, so that nothing they hold can stop the window. */
import "#renderer/features/repo/preview/worker/plain-schemas.ts";

import type { ToWorker } from "#renderer/features/repo/preview/preview-model.ts";
import { servePreview } from "#renderer/features/repo/preview/worker/serve-preview.ts";

const receive = servePreview((message) => postMessage(message));
addEventListener("message", ({ data }: MessageEvent<ToWorker>) => receive(data));
