/** The router: chat models, answers whole and streamed, refusals; with @huggingface/inference as a client we did not write. */
import { InferenceClient } from "@huggingface/inference";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bearer } from "#tests/hub/bearer.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeEach(async () => {
  hub = await startHub({ tokenDelayMs: 0 });
});
afterEach(() => hub.close());

const model = "northwind-ai/Aster-Nano-Instruct";
const hello = [{ role: "user", content: "What is the tide?" }];

function chat(
  body: Record<string, unknown>,
  secret: string | null = hub.tokens.read,
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(`${hub.routerUrl}/v1/chat/completions`, {
    method: "POST",
    headers: secret === null ? {} : bearer(secret),
    body: JSON.stringify({ model, messages: hello, ...body }),
    ...(signal === undefined ? {} : { signal }),
  });
}

async function events(response: Response): Promise<string[]> {
  return (await response.text()).split("\n\n").flatMap((block) => (block === "" ? [] : [block.replace(/^data: /, "")]));
}

type Chunk = {
  choices: { delta: { content?: string; reasoning_content?: string }; finish_reason: string | null }[];
  usage?: unknown;
};
const parsed = (lines: readonly string[]): Chunk[] =>
  lines.filter((line) => line !== "[DONE]").map((line) => JSON.parse(line));

describe("/v1/models", () => {
  test("lists the chat models and who serves them, to everyone", async () => {
    const { data } = await (await fetch(`${hub.routerUrl}/v1/models`)).json();
    expect(data.length).toBeGreaterThan(5);
    const nano = data.find(({ id }: { id: string }) => id === model);
    expect(nano.providers[0]).toMatchObject({
      provider: "groq",
      status: "live",
      context_length: 32_768,
      pricing: { input: 0.02, output: 0.04 },
      is_model_author: false,
    });
    const thinking = data.find(({ id }: { id: string }) => id === "northwind-ai/Aster-Think-1B");
    expect(thinking.providers[1]).toEqual({ provider: "featherless-ai", status: "live", is_model_author: false });
    expect(await (await fetch(`${hub.routerUrl}/v1/models/${model}`)).json()).toEqual({ data: nano });
  });
});

describe("a chat answer", () => {
  test("as a whole has the text, the reason of its end and the usage", async () => {
    const body = await (await chat({})).json();
    expect(body).toMatchObject({ object: "chat.completion", model, choices: [{ index: 0, finish_reason: "stop" }] });
    expect(body.choices[0].message.content).toContain("What is the tide?");
    expect(body.usage.total_tokens).toBe(body.usage.prompt_tokens + body.usage.completion_tokens);
  });

  test("as a stream has the same text token by token, then the usage when asked, then [DONE]", async () => {
    const whole = await (await chat({})).json();
    const response = await chat({ stream: true, stream_options: { include_usage: true } });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const lines = await events(response);
    expect(lines.at(-1)).toBe("[DONE]");
    const chunks = parsed(lines);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: whole.usage });
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("")).toBe(
      whole.choices[0].message.content,
    );
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe("stop");
    expect(parsed(await events(await chat({ stream: true }))).some(({ usage }) => usage !== undefined)).toBe(false);
  });

  test("of a thinking model brings its thoughts apart", async () => {
    const lines = await events(await chat({ model: "northwind-ai/Aster-Think-1B:together", stream: true }));
    const thoughts = parsed(lines)
      .map(({ choices }) => choices[0]?.delta.reasoning_content ?? "")
      .join("");
    expect(thoughts).toContain("I keep it short.");
  });

  test("ends at max_tokens and says so", async () => {
    const body = await (await chat({ max_tokens: 5 })).json();
    expect(body.choices[0].finish_reason).toBe("length");
    expect(body.usage.completion_tokens).toBe(5);
  });

  test("can be stopped, and the server notices", async () => {
    hub.scriptChat({ text: "word ".repeat(5000), tokenDelayMs: 5 });
    const stop = new AbortController();
    const response = await chat({ stream: true }, hub.tokens.read, stop.signal);
    await response.body?.getReader().read();
    stop.abort();
    await expect.poll(() => hub.requests.at(-1)?.outcome, { timeout: 10_000 }).toBe("aborted");
  });
});

describe("an answer that goes wrong", () => {
  test("ends in an error event", async () => {
    hub.scriptChat({ tokensMax: 3, ending: "error" });
    const lines = await events(await chat({ stream: true }));
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ error: { type: "provider_error" } });
    expect(parsed(await events(await chat({ stream: true }))).length).toBeGreaterThan(10);
  });

  test("breaks off", async () => {
    hub.scriptChat({ tokensMax: 3, ending: "close" });
    await expect((await chat({ stream: true })).text()).rejects.toThrow("terminated");
    expect(hub.requests.at(-1)?.outcome).toBe("dropped");
  });

  test("ends without [DONE]", async () => {
    hub.scriptChat({ ending: "no-done" });
    expect(await events(await chat({ stream: true }))).not.toContain("[DONE]");
  });

  test("makes one wait for the first token", async () => {
    hub.scriptChat({ firstTokenDelayMs: 300 });
    const start = performance.now();
    const response = await chat({ stream: true });
    await response.body?.getReader().read();
    expect(performance.now() - start).toBeGreaterThan(290);
  });
});

describe("refusals", () => {
  test("401 without a token or with a bad one", async () => {
    expect((await chat({}, null)).status).toBe(401);
    expect(await (await chat({}, hub.tokens.revoked)).json()).toEqual({
      error: "Invalid credentials in Authorization header",
    });
  });

  test("403 for a token without the permission, by name", async () => {
    const response = await chat({}, hub.tokens.fineGrainedNoInference);
    expect(response.status).toBe(403);
    expect((await response.json()).error).toMatch(
      /sufficient permissions to call Inference Providers on behalf of user ana-m$/,
    );
  });

  test("400 model_not_supported for a model, or a provider, that is not on offer", async () => {
    for (const unserved of ["northwind-ai/Aster-7B", `${model}:cohere`, "northwind-ai/Aster-7B-Instruct:novita"]) {
      const response = await chat({ model: unserved });
      expect(response.status).toBe(400);
      expect((await response.json()).error.code).toBe("model_not_supported");
    }
    expect((await chat({ model: `${model}:cheapest` })).status).toBe(200);
  });

  test("402, or whatever a test scripts", async () => {
    hub.scriptChat({ failure: { status: 402, body: { error: "You have depleted your monthly included credits." } } });
    expect((await chat({ stream: true })).status).toBe(402);
  });

  test("422 for a body that makes no sense", async () => {
    const response = await chat({ messages: "hello" });
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toContain("text/plain");
  });
});

describe("@huggingface/inference", () => {
  /** The library has the router's address built in: only the address is changed on the way. */
  const client = (secret: string): InferenceClient =>
    new InferenceClient(secret, {
      retry_on_error: false,
      fetch: (input, init) => fetch(String(input).replace("https://router.huggingface.co", hub.routerUrl), init),
    });

  test("chats, whole and streamed", async () => {
    const whole = await client(hub.tokens.fineGrained).chatCompletion({ model, messages: hello });
    let streamed = "";
    for await (const chunk of client(hub.tokens.fineGrained).chatCompletionStream({ model, messages: hello })) {
      streamed += chunk.choices[0]?.delta.content ?? "";
    }
    expect(streamed).toBe(whole.choices[0]?.message.content);
  });

  test("sees the error in the middle of a stream", async () => {
    hub.scriptChat({ tokensMax: 2, ending: "error" });
    const read = async (): Promise<void> => {
      for await (const _ of client(hub.tokens.fineGrained).chatCompletionStream({ model, messages: hello }));
    };
    await expect(read()).rejects.toThrow();
  });
});
