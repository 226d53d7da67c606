import { expect, test } from "vitest";
import { defaultParameters } from "#renderer/features/playground/chat-parameters.ts";
import { isStreaming } from "#renderer/features/playground/chat-state.ts";
import { type ChatStoreParts, createChatStore } from "#renderer/features/playground/chat-store.ts";
import type { ChatEvent } from "#shared/contract/inference.ts";

const target = { model: "a/b", provider: "auto", parameters: defaultParameters };
const end: ChatEvent = { type: "end", finishReason: "stop", usage: null, firstTokenMs: 1, totalMs: 2 };
const word = (text: string): ChatEvent => ({ type: "text", text });

/** A store whose provider says what the test pushes, and whose frames come when the test says so. */
function stage(open?: ChatStoreParts["open"]) {
  const frames = new Set<() => void>();
  const requests: Parameters<ChatStoreParts["open"]>[] = [];
  let push: (event: ChatEvent | null) => void = () => undefined;
  const provider: ChatStoreParts["open"] = async (request, call) => {
    requests.push([request, call]);
    if (open !== undefined) return open(request, call);
    const waiting: (ChatEvent | null)[] = [];
    let wake: () => void = () => undefined;
    push = (event) => {
      waiting.push(event);
      wake();
    };
    call.signal.addEventListener("abort", () => wake());
    return (async function* () {
      for (;;) {
        call.signal.throwIfAborted();
        const next = waiting.shift();
        if (next === null) return;
        if (next !== undefined) yield next;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    })();
  };
  const store = createChatStore({
    open: provider,
    problemOf: (error) => ({ code: "PROVIDER", what: String(error), why: "", action: null }),
    onFrame(callback) {
      frames.add(callback);
      return () => frames.delete(callback);
    },
  });
  return {
    store,
    requests,
    say: (event: ChatEvent | null) => push(event),
    frames: () => frames.size,
    frame: () => [...frames].forEach((callback) => void callback()),
    answer: () => store.get().turns.at(-1),
  };
}

test("what comes between two frames is shown at once, in the next", async () => {
  const { store, say, frames, frame, answer } = stage();
  let changes = 0;
  store.ask("Why?", target);
  store.subscribe(() => (changes += 1));
  await expect.poll(() => isStreaming(store.get())).toBe(true);
  for (const text of ["Be", "cau", "se."]) say(word(text));
  await expect.poll(frames).toBe(1);
  await Promise.resolve();
  frame();
  await expect.poll(() => answer()?.text).toBe("Because.");
  expect(changes).toBe(1);
});

test("the end shows what no frame has shown yet", async () => {
  const { store, say, answer } = stage();
  store.ask("Why?", target);
  await expect.poll(() => isStreaming(store.get())).toBe(true);
  await Promise.resolve();
  say(word("Because."));
  say(end);
  await expect.poll(() => answer()).toMatchObject({ text: "Because.", state: { type: "done" } });
});

test("stopping aborts the call, and what still comes changes nothing", async () => {
  const { store, requests, say, frame, answer } = stage();
  store.ask("Why?", target);
  await expect.poll(() => requests.length).toBe(1);
  say(word("Be"));
  store.stop();
  expect(requests[0]?.[1].signal.aborted).toBe(true);
  say(word("cause."));
  say(end);
  frame();
  await Promise.resolve();
  expect(answer()).toMatchObject({ state: { type: "stopped" } });
});

test("an answer that was stopped never gets into the next one", async () => {
  const { store, requests, answer } = stage();
  store.ask("First?", target);
  await expect.poll(() => requests.length).toBe(1);
  store.stop();
  store.ask("Second?", target);
  await expect.poll(() => requests.length).toBe(2);
  await Promise.resolve();
  expect(answer()).toMatchObject({ text: "", state: { type: "streaming" } });
});

test("a stream without an end is a failure that can be tried again", async () => {
  const { store, requests, say, answer } = stage();
  store.ask("Why?", target);
  await expect.poll(() => requests.length).toBe(1);
  say(word("Be"));
  say(null);
  await expect.poll(() => answer()).toMatchObject({ text: "Be", state: { type: "failed" } });
  store.askAgain(target);
  await expect.poll(() => requests.length).toBe(2);
  expect(requests[1]?.[0].messages).toEqual([{ role: "user", content: "Why?" }]);
});

test("a call that fails is shown as its problem", async () => {
  const { store, answer } = stage(async () => {
    throw new Error("no credit");
  });
  store.ask("Why?", target);
  await expect.poll(() => answer()).toMatchObject({ state: { type: "failed", problem: { what: "Error: no credit" } } });
});

test("one question at a time", async () => {
  const { store, requests } = stage();
  store.ask("Why?", target);
  store.ask("And?", target);
  store.askAgain(target);
  await expect.poll(() => requests.length).toBe(1);
  expect(store.get().turns).toHaveLength(2);
});

test("parameters go with the question only where they were set", async () => {
  const { store, requests } = stage();
  store.ask("Why?", { ...target, parameters: { systemPrompt: "Be brief.", temperature: 0, maxTokens: 64 } });
  await expect.poll(() => requests[0]?.[0]).toMatchObject({ temperature: 0, maxTokens: 64, provider: "auto" });
  store.clear();
  store.ask("Why?", target);
  await expect.poll(() => requests.length).toBe(2);
  expect(Object.keys(requests[1]?.[0] ?? {})).toEqual(["model", "provider", "messages"]);
});
