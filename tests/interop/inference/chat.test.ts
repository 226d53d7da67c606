/** @huggingface/inference, unmodified, in chats: whole and streamed, tools, schemas, pictures, providers, and what goes wrong. */
import { chatCompletion } from "@huggingface/inference";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { scenePicture } from "#tests/hub/content/png.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { clientAt, fetchAt } from "#tests/interop/inference/client-at.ts";

let hub: RunningHub;
let client: ReturnType<typeof clientAt>;
beforeAll(async () => {
  hub = await startHub({ tokenDelayMs: 0 });
  client = clientAt(hub);
});
afterEach(() => hub.clearRequests());
afterAll(() => hub.close());

const model = "northwind-ai/Aster-7B-Instruct";
const ask = (content: string) => [{ role: "user", content }];
const tool = {
  type: "function" as const,
  function: {
    name: "get_weather",
    description: "The weather in a city",
    parameters: {
      type: "object",
      properties: {
        city: { type: "string" },
        days: { type: "integer", minimum: 1, maximum: 7 },
        unit: { enum: ["celsius", "kelvin"] },
      },
    },
  },
};
const weather = ask("What is the weather in Lisbon over the next 3 days, in kelvin?");
const expected = { city: "Lisbon", days: 3, unit: "kelvin" };

async function streamed(args: Parameters<typeof client.chatCompletionStream>[0]) {
  const chunks = [];
  for await (const chunk of client.chatCompletionStream(args)) chunks.push(chunk);
  return chunks;
}

describe("an answer", () => {
  test("is the same whole and streamed, and the usage chunk comes when it is asked for", async () => {
    const whole = await client.chatCompletion({ model, messages: ask("What is the tide?") });
    const chunks = await streamed({
      model,
      messages: ask("What is the tide?"),
      stream_options: { include_usage: true },
    });
    const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("");
    expect(text).toBe(whole.choices[0]?.message.content);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: whole.usage });
    expect(hub.requests.map(({ path, tokenName }) => [path, tokenName])).toEqual([
      ["/v1/chat/completions", "fineGrained"],
      ["/v1/chat/completions", "fineGrained"],
    ]);
  });

  test("ends where max_tokens and stop say", async () => {
    const short = await client.chatCompletion({ model, messages: ask("Hello"), max_tokens: 4 });
    expect(short.choices[0]?.finish_reason).toBe("length");
    expect(short.usage.completion_tokens).toBe(4);
    const stopped = await client.chatCompletion({ model, messages: ask("Hello"), stop: ["*"] });
    expect(stopped.choices[0]?.message.content).toBe("You asked: ".trimEnd());
  });

  test("of a thinking model has its thoughts apart", async () => {
    const thinking = "northwind-ai/Aster-Think-1B";
    const whole = await client.chatCompletion({ model: thinking, messages: ask("Hello") });
    expect(whole.choices[0]?.message).toMatchObject({ reasoning_content: expect.stringContaining("I keep it short.") });
    const chunks = await streamed({ model: thinking, messages: ask("Hello") });
    const thoughts = chunks.map(({ choices }) => Object(choices[0]?.delta)["reasoning_content"] ?? "").join("");
    expect(thoughts).toContain("I keep it short.");
  });

  test("is about the picture that came with the question", async () => {
    const content = scenePicture("chat", 320, 200);
    const url = `data:image/png;base64,${Buffer.from(content.read(0, content.sizeBytes)).toString("base64")}`;
    const messages = [
      {
        role: "user",
        content: [
          { type: "text" as const, text: "What is this?" },
          { type: "image_url" as const, image_url: { url } },
        ],
      },
    ];
    const answer = await client.chatCompletion({ model: "northwind-ai/Aster-Vision-1B", messages });
    expect(answer.choices[0]?.message.content).toMatch(/a (?:light|dark) picture of 320 by 200 pixels/);
    await expect(client.chatCompletion({ model, messages })).rejects.toMatchObject({
      httpResponse: {
        status: 400,
        body: { error: { message: expect.stringContaining("does not support image input") } },
      },
    });
  });

  test("can be the usage in the last chunk that has a choice, as some providers send it", async () => {
    hub.scriptChat({ usageIn: "last-choice" });
    const chunks = await streamed({ model, messages: ask("Hello") });
    expect(chunks.at(-1)).toMatchObject({
      choices: [{ finish_reason: "stop" }],
      usage: { total_tokens: expect.any(Number) },
    });
  });
});

describe("tools and schemas", () => {
  test("a tool that fits the question is called, with arguments out of the question", async () => {
    const { choices } = await client.chatCompletion({ model, messages: weather, tools: [tool] });
    expect(choices[0]).toMatchObject({ finish_reason: "tool_calls", message: { role: "assistant" } });
    const [call] = choices[0]?.message.tool_calls ?? [];
    expect(call).toMatchObject({ type: "function", function: { name: "get_weather" } });
    expect(JSON.parse(String(call?.function.arguments))).toEqual(expected);
  });

  test("the same call streamed comes in pieces that make up its JSON", async () => {
    const chunks = await streamed({ model, messages: weather, tools: [tool] });
    const calls = chunks.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []);
    expect(calls[0]).toMatchObject({ index: 0, function: { name: "get_weather", arguments: "" } });
    expect(calls.length).toBeGreaterThan(3);
    expect(JSON.parse(calls.map((call) => call.function.arguments).join(""))).toEqual(expected);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe("tool_calls");
  });

  test("tool_choice rules, and after the tool's answer comes text", async () => {
    const hello = { model, messages: ask("Hello"), tools: [tool] };
    const nameOf = async (args: Parameters<typeof client.chatCompletion>[0]) =>
      (await client.chatCompletion(args)).choices[0]?.message.tool_calls?.[0]?.function.name;
    expect(await nameOf(hello)).toBeUndefined();
    expect(await nameOf({ ...hello, tool_choice: "required" })).toBe("get_weather");
    expect(await nameOf({ ...hello, tool_choice: { function: { name: "get_weather" } } })).toBe("get_weather");
    expect(await nameOf({ ...hello, messages: weather, tool_choice: "none" })).toBeUndefined();
    const after = await client.chatCompletion({
      ...hello,
      messages: [...weather, { role: "tool", content: "21 degrees", tool_call_id: "call_1" }],
    });
    expect(after.choices[0]?.message.content).toBe("The tool answered: 21 degrees");
  });

  test("a JSON schema is kept to, in the shape of the router and of the provider that wants another", async () => {
    const schema = {
      type: "object",
      properties: { place: { type: "string" }, tags: { type: "array", items: { type: "string" }, minItems: 2 } },
    };
    const response_format = { type: "json_schema" as const, json_schema: { name: "trip", schema } };
    for (const provider of ["auto", "together"] as const) {
      const answer = await client.chatCompletion({
        provider,
        model,
        messages: ask("A trip to Lisbon"),
        response_format,
      });
      expect(JSON.parse(String(answer.choices[0]?.message.content))).toMatchObject({
        place: "Lisbon",
        tags: [expect.any(String), expect.any(String)],
      });
    }
    const free = await client.chatCompletion({ model, messages: ask("Hi"), response_format: { type: "json_object" } });
    expect(JSON.parse(String(free.choices[0]?.message.content))).toBeTypeOf("object");
  });
});

describe("providers", () => {
  const providerOf = async (suffix: string): Promise<string | null> => {
    let provider: string | null = null;
    const listen: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      provider = response.headers.get("x-inference-provider");
      return response;
    };
    const options = { fetch: fetchAt(hub, listen) };
    await chatCompletion({ model: model + suffix, messages: ask("Hi"), accessToken: hub.tokens.read }, options);
    return provider;
  };

  test("are chosen by speed, by price, by the order of the person, or by name", async () => {
    expect(await providerOf("")).toBe("groq");
    expect(await providerOf(":fastest")).toBe("groq");
    expect(await providerOf(":cheapest")).toBe("together");
    expect(await providerOf(":preferred")).toBe("groq");
    expect(await providerOf(":fireworks-ai")).toBe("fireworks-ai");
  });

  test.each([
    ["groq", model, "/groq/openai/v1/chat/completions"],
    ["together", model, "/together/v1/chat/completions"],
    ["fireworks-ai", model, "/fireworks-ai/inference/v1/chat/completions"],
    ["novita", "northwind-ai/Aster-Nano-Instruct", "/novita/v3/openai/chat/completions"],
    ["cerebras", "northwind-ai/Aster-1B-Instruct", "/cerebras/v1/chat/completions"],
    ["featherless-ai", "northwind-ai/Aster-Think-1B", "/featherless-ai/v1/chat/completions"],
    ["nscale", "quarry-labs/Basalt-1B-Instruct", "/nscale/v1/chat/completions"],
    [
      "hf-inference",
      "quarry-labs/Basalt-1B-Instruct",
      "/hf-inference/models/quarry-labs/Basalt-1B-Instruct/v1/chat/completions",
    ],
  ] as const)("%s is reached on its own path, by the model's name there", async (provider, id, path) => {
    const answer = await client.chatCompletion({ provider, model: id, messages: ask("What is the tide?") });
    expect(answer.choices[0]?.message.content).toContain("What is the tide?");
    expect(hub.requests.at(-1)).toMatchObject({ origin: "router", path, leaks: [] });
  });
});

describe("what goes wrong in a stream", () => {
  const reading = () => streamed({ model, messages: ask("Hello") });

  test.each(["error", "error-text"] as const)(
    "an event with an %s is the library's ProviderApiError",
    async (ending) => {
      hub.scriptChat({ tokensMax: 2, ending });
      await expect(reading()).rejects.toMatchObject({
        name: "ProviderApiError",
        message: expect.stringContaining("The provider stopped answering"),
        httpResponse: { status: 200 },
      });
    },
  );

  test("a connection that breaks off is a network error", async () => {
    hub.scriptChat({ tokensMax: 2, ending: "close" });
    await expect(reading()).rejects.toThrow("terminated");
  });

  test("an answer without [DONE] ends all the same", async () => {
    hub.scriptChat({ ending: "no-done" });
    expect((await reading()).length).toBeGreaterThan(10);
  });

  test("a slow first token is waited for", async () => {
    hub.scriptChat({ firstTokenDelayMs: 250 });
    const start = performance.now();
    for await (const _ of client.chatCompletionStream({ model, messages: ask("Hello") })) break;
    expect(performance.now() - start).toBeGreaterThan(240);
  });
});
