import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { chatModel } from "#shared/contract/inference.ts";
import { openInference, type TestInference } from "#tests/core/inference/open-inference.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: AbortSignal.timeout(30_000) };

let hub: RunningHub;
let opened: TestInference;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  opened = openInference(hub);
});
afterEach(async () => {
  await opened.access.close();
  hub.faults.clear();
  hub.clearRequests();
});

const listed = (data: unknown) =>
  hub.faults.add({
    origin: "router",
    answer: { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify({ data }) },
  });

test("the router's models come in the contract's shape, each with someone who serves it", async () => {
  const models = await opened.inference.chatModels(call);
  expect(models.length).toBeGreaterThan(0);
  for (const model of models) {
    expect(chatModel.parse(model)).toEqual(model);
    expect(model.providers.length).toBeGreaterThan(0);
  }
});

test("the list is kept for a while, and asked anew for another account", async () => {
  await opened.inference.chatModels(call);
  await opened.inference.chatModels(call);
  expect(hub.requests.length).toBe(1);
  opened.access.signIn({ id: "bob", token: hub.tokens.write });
  await opened.inference.chatModels(call);
  expect(hub.requests.map(({ tokenName }) => tokenName)).toEqual(["read", "write"]);
});

test("the list is there for a person who is signed out", async () => {
  opened.access.signIn(null);
  expect((await opened.inference.chatModels(call)).length).toBeGreaterThan(0);
});

test("entries that lack what is needed are left out, and odd details become unknown", async () => {
  listed([
    { id: "a/served", providers: [{ provider: "groq", status: "live", pricing: "free", context_length: -1 }] },
    { id: "a/partly", providers: [{ status: "live" }, { provider: "novita", pricing: { input: 1, output: 2 } }, 7] },
    { id: "a/nobody", providers: [] },
    { id: "a/none" },
    { providers: [{ provider: "groq", status: "live" }] },
    null,
  ]);
  expect(await opened.inference.chatModels(call)).toEqual([
    {
      id: "a/served",
      providers: [
        {
          provider: "groq",
          isLive: true,
          contextLength: null,
          pricing: null,
          supportsTools: null,
          tokensPerSecond: null,
        },
      ],
    },
    {
      id: "a/partly",
      providers: [
        {
          provider: "novita",
          isLive: false,
          contextLength: null,
          pricing: { input: 1, output: 2 },
          supportsTools: null,
          tokensPerSecond: null,
        },
      ],
    },
  ]);
});

test("a web page in the router's place is told as such", async () => {
  hub.faults.add({
    origin: "router",
    answer: { status: 200, headers: { "content-type": "text/html" }, body: "<html>" },
  });
  await expect(opened.inference.chatModels(call)).rejects.toThrow("NOT_THE_HUB");
});

test("a Hub without a router says so in words", async () => {
  opened.access.setEndpoint({ hub: hub.hubUrl, router: null });
  await expect(opened.inference.chatModels(call)).rejects.toThrow("PROVIDER");
});
