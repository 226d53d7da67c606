import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type ChatEvent, chatTextMax } from "#shared/contract/inference.ts";
import { openInference, sampleModel, type TestInference } from "#tests/core/inference/open-inference.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const live = { status: "live", task: "conversational", contextLength: 32_768 } as const;
const chatty: RepoSpec = {
  id: sampleModel,
  pipelineTag: "text-generation",
  providers: [
    { provider: "novita", providerId: "chatty", ...live },
    { provider: "groq", providerId: "chatty", ...live },
  ],
};

let hub: RunningHub;
let chatting: TestInference;
let ended: RunningHub["requests"][number][] = [];
beforeAll(async () => {
  hub = await startHub({ repos: [chatty], tokenDelayMs: 0, onRequest: (record) => ended.push(record) });
});
afterAll(() => hub.close());
beforeEach(() => {
  chatting = openInference(hub);
});
afterEach(async () => {
  await chatting.access.close();
  hub.faults.clear();
  hub.clearRequests();
  ended = [];
});

const textOf = (events: readonly ChatEvent[], type: "text" | "reasoning") =>
  events.map((event) => (event.type === type ? event.text : "")).join("");
const answer = (text: string) => hub.faults.add({ origin: "router", times: 1, answer: sse(text) });
const sse = (body: string) => ({ status: 200, headers: { "content-type": "text/event-stream" }, body });
const piece = (delta: unknown, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: "1", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

test("an answer comes word by word, thoughts apart, and ends with what it cost", async () => {
  hub.scriptChat({ text: "Good morning to you", reasoning: "They greet me" });
  const { events, problem } = await chatting.outcome();
  expect(problem).toBeNull();
  expect(textOf(events, "text")).toBe("Good morning to you");
  expect(textOf(events, "reasoning")).toBe("They greet me");
  expect(events.filter(({ type }) => type === "text").length).toBeGreaterThan(1);
  expect(events.at(-1)).toEqual({
    type: "end",
    finishReason: "stop",
    usage: { promptTokens: expect.any(Number), completionTokens: 7 },
    firstTokenMs: expect.any(Number),
    totalMs: expect.any(Number),
  });
});

test("the request goes to the router of the Hub that is set, with this account's token and nothing else of it", async () => {
  await chatting.outcome({ maxTokens: 2, temperature: 0.5 });
  expect(hub.requests).toMatchObject([{ origin: "router", method: "POST", path: "/v1/chat/completions" }]);
  expect(hub.requests[0]).toMatchObject({ tokenName: "read", leaks: [] });
});

test("the number of tokens and the provider that were asked for are kept to", async () => {
  hub.scriptChat({ text: "one two three four five" });
  const { events } = await chatting.outcome({ maxTokens: 2, provider: "groq" });
  expect(textOf(events, "text")).toBe("one two");
  expect(events.at(-1)).toMatchObject({ finishReason: "length" });
  const { problem } = await chatting.outcome({ provider: "cerebras" });
  expect(problem).toMatchObject({ code: "PROVIDER", why: expect.stringContaining(`${sampleModel}:cerebras`) });
});

test("a piece longer than the contract lets through comes as several", async () => {
  answer(piece({ content: "x".repeat(chatTextMax + 10) }) + piece({}, "stop"));
  const { events } = await chatting.outcome();
  expect(events.map((event) => (event.type === "text" ? event.text.length : event.type))).toEqual([
    chatTextMax,
    10,
    "end",
  ]);
});

test("an answer whose last marker is missing is complete once the provider said why it ended", async () => {
  hub.scriptChat({ text: "All said", ending: "no-done" });
  const { events, problem } = await chatting.outcome();
  expect(problem).toBeNull();
  expect(events.at(-1)).toMatchObject({ type: "end", finishReason: "stop" });
});

test("an answer that just stops is not taken for a complete one", async () => {
  answer(piece({ content: "Half an" }));
  const { events, problem } = await chatting.outcome();
  expect(textOf(events, "text")).toBe("Half an");
  expect(problem).toMatchObject({ code: "PROVIDER", what: "The answer broke off" });
});

test("a connection that breaks in the middle keeps the words and says so", async () => {
  hub.scriptChat({ text: "These words arrive", ending: "close" });
  const { events, problem } = await chatting.outcome();
  expect(textOf(events, "text")).toBe("These words arrive");
  expect(problem).toMatchObject({ code: "PROVIDER", what: "The answer broke off" });
});

test("an error in the middle of the stream is told in the provider's words", async () => {
  hub.scriptChat({ text: "So far", ending: "error" });
  const { events, problem } = await chatting.outcome();
  expect(textOf(events, "text")).toBe("So far");
  expect(problem).toMatchObject({ code: "PROVIDER", why: "It says: The provider stopped answering" });
});

test.each([
  ["a page instead of a stream", { status: 200, headers: { "content-type": "text/html" }, body: "<html>" }],
  ["an event that is not JSON", sse("data: {broken\n\n")],
])("%s is told as what it is", async (_, odd) => {
  hub.faults.add({ origin: "router", times: 1, answer: odd });
  const { problem } = await chatting.outcome();
  expect(problem).toMatchObject({ code: "PROVIDER", what: "The provider answered something else than text" });
});

test("fields of odd types are passed over", async () => {
  answer(
    `data: {"choices":[{"delta":{"content":["no","text"],"role":7},"finish_reason":null}],"usage":"none"}\n\n` +
      `data: {"choices":"none"}\n\ndata: {"x_groq":{}}\n\n${piece({ content: "words" })}${piece({}, "stop")}`,
  );
  const { events, problem } = await chatting.outcome();
  expect(problem).toBeNull();
  expect(events).toMatchObject([{ text: "words" }, { type: "end", usage: null }]);
});

test("giving up the iterator ends the request at the provider", async () => {
  hub.scriptChat({ text: "word ".repeat(5000), tokenDelayMs: 5 });
  for await (const event of chatting.chat()) if (event.type === "text") break;
  await expect.poll(() => ended.map(({ outcome }) => outcome)).toEqual(["aborted"]);
});

test("aborting the call ends the request at the provider, also before the first word", async () => {
  hub.faults.add({ origin: "router", headDelayMs: 60_000 });
  const stop = new AbortController();
  const first = chatting.chat({}, stop.signal).next();
  await expect.poll(() => hub.requests.length).toBe(1);
  stop.abort(new Error("stopped by the person"));
  await expect(first).rejects.toThrow("stopped by the person");
  await expect.poll(() => ended.map(({ outcome }) => outcome)).toEqual(["aborted"]);
});

test("signed out, nothing is asked at all", async () => {
  chatting.access.signIn(null);
  const { problem } = await chatting.outcome();
  expect(problem).toMatchObject({ code: "NOT_SIGNED_IN", action: { type: "sign-in" } });
  expect(hub.requests).toEqual([]);
});

test("a Hub without a router says so in words", async () => {
  chatting.access.setEndpoint({ hub: hub.hubUrl, router: null });
  const { problem } = await chatting.outcome();
  expect(problem).toMatchObject({ code: "PROVIDER", what: "This Hub runs no models" });
  expect(hub.requests).toEqual([]);
});
