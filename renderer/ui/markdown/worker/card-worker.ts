/** The worker that parses cards: away from the thread that draws, without network, and ended when it takes too long. */
import type { WorkerAnswer, WorkerRequest } from "#renderer/ui/markdown/worker/messages.ts";
import { type CardParser, openCard } from "#renderer/ui/markdown/worker/parse-card.ts";

let parser: CardParser | null = null;

const answer = (message: WorkerAnswer) => self.postMessage(message);

self.addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.type === "open") {
    parser = openCard(data.card, data.ids);
    answer(parser.planned);
  } else answer({ type: "section", index: data.index, tree: parser?.parse(data.index) ?? null });
});
