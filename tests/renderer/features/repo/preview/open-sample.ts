/** Opens a file in the preview's worker code, as the page does, but without a thread; counts what it fetched. */
import type {
  Answers,
  FromWorker,
  Preview,
  Questions,
  ToWorker,
  View,
} from "#renderer/features/repo/preview/preview-model.ts";
import { servePreview } from "#renderer/features/repo/preview/worker/serve-preview.ts";
import { type Content, contentOfBytes, contentOfText } from "#tests/hub/content/content.ts";

export type Opened = {
  readonly preview: Preview;
  readonly fetchedBytes: () => number;
  ask<Name extends keyof Questions>(name: Name, question: Questions[Name]): Promise<Answers[Name]>;
};

export type Sample = Content | Uint8Array | string;

export async function openSample(
  path: string,
  sample: Sample,
  { sizeBytes, isPlain = false }: { readonly sizeBytes?: number; readonly isPlain?: boolean } = {},
): Promise<Opened> {
  const content =
    typeof sample === "string" ? contentOfText(sample) : sample instanceof Uint8Array ? contentOfBytes(sample) : sample;
  let fetched = 0;
  let asked = 0;
  const waiting = new Map<number | null, { resolve(message: FromWorker): void; reject(error: Error): void }>();
  const receive = servePreview((sent) => {
    // What crosses between threads is copied; whatever cannot be copied fails here too.
    const message = structuredClone(sent);
    switch (message.type) {
      case "read": {
        const bytes = new Uint8Array(content.read(message.start, message.end));
        fetched += bytes.length;
        queueMicrotask(() => receive({ type: "bytes", readId: message.readId, bytes }));
        return;
      }
      case "opened":
        waiting.get(null)?.resolve(message);
        return;
      case "answer":
        waiting.get(message.askId)?.resolve(message);
        return;
      default:
        waiting.get(message.askId)?.reject(new Error(message.why));
    }
  });
  const exchange = (id: number | null, message: ToWorker) =>
    new Promise<FromWorker>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      receive(structuredClone(message));
    });
  const opened = await exchange(null, { type: "open", path, sizeBytes: sizeBytes ?? content.sizeBytes, isPlain });
  if (opened.type !== "opened") throw new Error("It was not opened");
  return {
    preview: opened.preview,
    fetchedBytes: () => fetched,
    async ask<Name extends keyof Questions>(name: Name, question: Questions[Name]) {
      asked += 1;
      const message = await exchange(asked, { type: "ask", askId: asked, name, question });
      if (message.type !== "answer") throw new Error("It was not answered");
      // The worker answers each question in the shape that belongs to its name.
      return message.answer as Answers[Name];
    },
  };
}

/** The view of this kind and, where given, of this name; fails where there is none. */
export function viewOf<Type extends View["type"]>(
  { views }: Preview,
  type: Type,
  name?: string,
): Extract<View, { readonly type: Type }> {
  const found = views.find((view) => view.type === type && (name === undefined || view.name === name));
  if (found === undefined)
    throw new Error(`No view of type ${type} among ${views.map((view) => view.name).join(", ")}`);
  return found as Extract<View, { readonly type: Type }>;
}

/** The first rows of the table. */
export async function rowsOf(opened: Opened, name?: string, from = 0, count = 20, words = "") {
  return await opened.ask("rows", { id: viewOf(opened.preview, "table", name).id, from, count, words });
}

/** The first lines as plain text. */
export async function linesOf(opened: Opened, from = 0, count = 20): Promise<string[]> {
  const { lines } = await opened.ask("lines", { id: viewOf(opened.preview, "text").id, from, count });
  return lines.map(({ tokens }) => tokens.map(([, text]) => text).join(""));
}
