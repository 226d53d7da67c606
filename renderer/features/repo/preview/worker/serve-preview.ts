/** The conversation of the worker with the page: opens one file, answers questions about it, and asks for bytes. Knows no thread. */
import type { Answers, FromWorker, Questions, ToWorker } from "#renderer/features/repo/preview/preview-model.ts";
import { ByteSource, Unread, Unreadable } from "#renderer/features/repo/preview/worker/byte-source.ts";
import { openPreview } from "#renderer/features/repo/preview/worker/open-preview.ts";
import type { Source } from "#renderer/features/repo/preview/worker/register.ts";
import { assertNever } from "#shared/model/assert-never.ts";

/** What to do with each message of the page; `send` takes what goes back. */
export function servePreview(send: (message: FromWorker) => void): (message: ToWorker) => void {
  const sources: Source[] = [];
  const reads = new Map<number, (bytes: Uint8Array<ArrayBuffer> | null) => void>();
  let readCount = 0;

  const readRange = async (start: number, end: number) => {
    const readId = readCount;
    readCount += 1;
    const coming = new Promise<Uint8Array<ArrayBuffer> | null>((resolve) => reads.set(readId, resolve));
    send({ type: "read", readId, start, end });
    const bytes = await coming;
    if (bytes === null) throw new Unread("These bytes did not come.");
    return bytes;
  };
  const fail = (askId: number | null, error: unknown) => {
    const why = error instanceof Unreadable ? error.message : "This part of the file cannot be read.";
    send({ type: "failed", askId, why, isUnread: error instanceof Unread });
  };

  async function answer(name: keyof Questions, question: Questions[keyof Questions]): Promise<Answers[keyof Answers]> {
    const source = sources[question.id];
    if (name === "rows" && source?.type === "table" && "count" in question && "words" in question) {
      return await source.table.rows(question.from, question.count, question.words);
    }
    if (name === "row" && source?.type === "table" && "index" in question) {
      return await source.table.row(question.index, question.words);
    }
    if (name === "lines" && source?.type === "lines" && "count" in question) {
      return await source.lines.lines(question.from, question.count);
    }
    if (name === "nodes" && source?.type === "tree" && "path" in question) {
      return source.tree.nodes(question.path, question.from);
    }
    throw new Unreadable("There is nothing of that kind in this file.");
  }

  return (message) => {
    switch (message.type) {
      case "open":
        openPreview({
          source: new ByteSource(message.sizeBytes, readRange),
          path: message.path,
          isPlain: message.isPlain,
          register: (source) => sources.push(source) - 1,
        }).then(
          (preview) => send({ type: "opened", preview }),
          (error: unknown) => fail(null, error),
        );
        return;
      case "bytes":
        reads.get(message.readId)?.(message.bytes);
        reads.delete(message.readId);
        return;
      case "ask":
        answer(message.name, message.question).then(
          (found) => send({ type: "answer", askId: message.askId, answer: found }),
          (error: unknown) => fail(message.askId, error),
        );
        return;
      default:
        assertNever(message);
    }
  };
}
