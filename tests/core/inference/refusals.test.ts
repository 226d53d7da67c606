import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openInference, sampleModel, type TestInference } from "#tests/core/inference/open-inference.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let chatting: TestInference;
beforeAll(async () => {
  const offer = { provider: "novita", providerId: "chatty", status: "live", task: "conversational" } as const;
  hub = await startHub({ repos: [{ id: sampleModel, providers: [offer] }], tokenDelayMs: 0 });
});
afterAll(() => hub.close());
beforeEach(() => {
  chatting = openInference(hub);
});
afterEach(async () => {
  await chatting.access.close();
  hub.faults.clear();
  hub.clearRequests();
});

const refuse = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  hub.faults.add({
    origin: "router",
    answer: { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) },
  });

test("a model that no provider serves is told as that, not as one that cannot chat", async () => {
  const { problem } = await chatting.outcome({ model: "tests/unserved" });
  expect(problem).toMatchObject({
    code: "PROVIDER",
    what: "No provider that you have turned on serves this model",
    why: expect.stringContaining("tests/unserved"),
    action: { type: "open", url: `${hub.hubUrl}/settings/inference-providers` },
  });
  expect(JSON.stringify(problem)).not.toContain("does not seem to support");
});

test("a token that is refused", async () => {
  chatting.access.signIn({ id: "ana", token: hub.tokens.revoked });
  expect((await chatting.outcome()).problem).toMatchObject({ code: "TOKEN_REJECTED" });
});

test("credits that are used up lead to the billing page", async () => {
  refuse(402, { error: "You have depleted your monthly included credits." });
  expect((await chatting.outcome()).problem).toMatchObject({
    code: "PAYMENT",
    why: expect.stringContaining("depleted your monthly included credits"),
    action: { type: "open", url: `${hub.hubUrl}/settings/billing` },
  });
});

test("a token without the permission leads to the page that makes one with it", async () => {
  chatting.access.signIn({ id: "ana", token: hub.tokens.fineGrainedNoInference });
  const { problem } = await chatting.outcome();
  expect(problem).toMatchObject({ code: "PERMISSION", action: { type: "open" } });
  expect(JSON.stringify(problem?.action)).toContain("/settings/tokens/new?");
});

test("a request that the model cannot take is told in the provider's words", async () => {
  refuse(422, { error: "Template error: template not found", error_type: "template_error" });
  expect((await chatting.outcome()).problem).toMatchObject({
    code: "PROVIDER",
    why: expect.stringContaining("Template error: template not found"),
  });
});

test("too many requests come with the time when it makes sense to try again", async () => {
  refuse(429, { error: "Too many requests" }, { "retry-after": "30" });
  const { problem } = await chatting.outcome();
  expect(problem).toMatchObject({ code: "RATE_LIMITED", what: "The provider asks to wait" });
  expect(problem?.retryAt).toBeGreaterThan(Date.now() + 25_000);
});

test("a model that is still loading is asked once, not for ever", async () => {
  refuse(503, { error: `Model ${sampleModel} is currently loading`, estimated_time: 20 });
  const { problem } = await chatting.outcome();
  expect(problem).toMatchObject({ code: "PROVIDER", why: expect.stringContaining("currently loading") });
  expect(hub.requests.length).toBe(1);
});

test("a router that does not answer is told as a matter of the network", async () => {
  hub.faults.add({ origin: "router", refuse: true });
  expect((await chatting.outcome()).problem).toMatchObject({ code: "HUB_DOWN" });
});

test("no refusal ever shows the token", async () => {
  refuse(400, { error: { message: `bad header: Bearer ${hub.tokens.read}` } });
  const { problem } = await chatting.outcome();
  expect(JSON.stringify(problem)).not.toContain(hub.tokens.read);
});
