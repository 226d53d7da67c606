/** Each refusal of the router as @huggingface/inference, unmodified, tells it: the class, the status, the body. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { routerRefusals } from "#tests/hub/inference/refusals.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { clientAt } from "#tests/interop/inference/client-at.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub({ tokenDelayMs: 0 });
});
afterEach(() => {
  hub.faults.clear();
  hub.access.clear();
  hub.clearRequests();
});
afterAll(() => hub.close());

const model = "northwind-ai/Aster-Nano-Instruct";
const chat = (secret?: string, more: object = {}, options = {}) =>
  clientAt(hub, secret, options).chatCompletion({ model, messages: [{ role: "user", content: "Hello" }], ...more });
const fill = (id = "loomworks/gap-filler", secret?: string) =>
  clientAt(hub, secret).fillMask({ provider: "hf-inference", model: id, inputs: "The [MASK] is high." });

describe("what follows from the request", () => {
  test("400: no provider that is turned on serves the model", async () => {
    await expect(chat(undefined, { model: "northwind-ai/Aster-7B" })).rejects.toMatchObject({
      name: "ProviderApiError",
      httpResponse: { status: 400, body: { error: { code: "model_not_supported", param: "model" } } },
    });
  });

  test("401: no token, a bad one, a revoked one", async () => {
    const refused = (error: string) => ({ name: "ProviderApiError", httpResponse: { status: 401, body: { error } } });
    await expect(chat("hf_wrong")).rejects.toMatchObject(refused("Invalid credentials in Authorization header"));
    await expect(chat(hub.tokens.revoked)).rejects.toMatchObject(
      refused("Invalid credentials in Authorization header"),
    );
    const response = await fetch(`${hub.routerUrl}/hf-inference/models/${model}`, { method: "POST", body: "{}" });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: "Invalid username or password." });
  });

  test("403: a token without inference.serverless.write, in chats and in tasks", async () => {
    const refused = {
      name: "ProviderApiError",
      httpResponse: {
        status: 403,
        body: {
          error: expect.stringMatching(/sufficient permissions to call Inference Providers on behalf of user ana-m$/),
        },
      },
    };
    await expect(chat(hub.tokens.fineGrainedNoInference)).rejects.toMatchObject(refused);
    await expect(fill(undefined, hub.tokens.fineGrainedNoInference)).rejects.toMatchObject(refused);
  });

  test("the organisation that pays is in the record, and a token that may not spend for it is refused", async () => {
    await chat(hub.tokens.fineGrained, {}, { billTo: "helios" });
    expect(hub.requests.at(-1)?.headers["x-hf-bill-to"]).toBe("helios");
    // This one may infer, but for herself alone.
    await chat(hub.tokens.fineGrainedNoGated);
    for (const [secret, billTo] of [
      [hub.tokens.fineGrainedNoGated, "helios"],
      [hub.tokens.read, "somebody-else"],
    ] as const) {
      await expect(chat(secret, {}, { billTo })).rejects.toMatchObject({ httpResponse: { status: 403 } });
    }
  });

  test("403: a gated model until access is there", async () => {
    const offer = { provider: "hf-inference", task: "fill-mask", status: "live" } as const;
    hub.catalogue.add({ id: "tessera/gated-filler", gated: "auto", providers: [offer] });
    await expect(fill("tessera/gated-filler")).rejects.toMatchObject({
      name: "ProviderApiError",
      httpResponse: { status: 403, body: { error: expect.stringContaining("restricted") } },
    });
    hub.access.set("tessera/gated-filler", "accepted");
    expect(await fill("tessera/gated-filler")).toHaveLength(5);
  });

  test("404 and 400: a model that does not exist, one that hf-inference does not run", async () => {
    const post = (id: string) =>
      fetch(`${hub.routerUrl}/hf-inference/models/${id}`, {
        method: "POST",
        headers: { Authorization: `Bearer ${hub.tokens.read}`, "Content-Type": "application/json" },
        body: JSON.stringify({ inputs: "[MASK] world!" }),
      });
    const missing = await post("this-model-does-not-exist-123");
    expect([missing.status, await missing.json()]).toEqual([
      404,
      { error: "Model this-model-does-not-exist-123 does not exist" },
    ]);
    const elsewhere = await post("northwind-ai/Aster-7B");
    expect([elsewhere.status, await elsewhere.json()]).toEqual([
      400,
      { error: "Model northwind-ai/Aster-7B not supported by provider hf-inference" },
    ]);
  });

  test("422: a body that makes no sense, a model without a chat template, more tokens than fit", async () => {
    const url = `${hub.routerUrl}/hf-inference/models/oumi-lab/tiny-haiku`;
    const post = (path: string, body: unknown) =>
      fetch(url + path, {
        method: "POST",
        headers: { Authorization: `Bearer ${hub.tokens.read}`, "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    const missing = await post("", { model: "tgi" });
    expect(missing.status).toBe(422);
    expect(await missing.text()).toBe(
      "Failed to deserialize the JSON body into the target type: missing field `inputs` at line 1 column 15",
    );
    const chatting = await post("/v1/chat/completions", { messages: [{ role: "user", content: "Hi" }] });
    expect([chatting.status, await chatting.json()]).toEqual([
      422,
      { error: "Template error: template not found", error_type: "template_error" },
    ]);
    const tooMany = { inputs: "Hello", parameters: { max_new_tokens: 10_000 } };
    expect(await (await post("", tooMany)).json()).toMatchObject({ error_type: "validation" });
    const streamed = await post("", { ...tooMany, stream: true });
    expect([streamed.status, await streamed.text()]).toEqual([
      200,
      expect.stringMatching(/^data: \{"error":"Input validation/),
    ]);
  });
});

describe("what does not", () => {
  const strike = (answer: (typeof routerRefusals)[keyof typeof routerRefusals], times?: number) =>
    hub.faults.add({ origin: "router", answer, ...(times === undefined ? {} : { times }) });

  test.each([
    ["creditsUsedUp", 402, "depleted your monthly included credits"],
    ["creditsUsedUpOlder", 402, "exceeded your monthly included credits"],
    ["tooMany", 429, "Too many requests"],
    ["loading", 503, "currently loading"],
  ] as const)("%s is a ProviderApiError with the text", async (name, status, text) => {
    strike(routerRefusals[name]);
    const refused = { name: "ProviderApiError", message: expect.stringContaining(text), httpResponse: { status } };
    await expect(chat()).rejects.toMatchObject(refused);
    await expect(fill()).rejects.toMatchObject(refused);
  });

  test("an error as an object, and a gateway's plain text, tell nothing but the status in the message", async () => {
    strike(routerRefusals.tooManyAtProvider);
    await expect(chat()).rejects.toMatchObject({
      message: expect.stringContaining("an HTTP error occurred"),
      httpResponse: { status: 429, body: { error: { message: "Rate limit reached" } } },
    });
    hub.faults.clear();
    strike(routerRefusals.gatewayTimeout);
    await expect(chat()).rejects.toMatchObject({ httpResponse: { status: 504 } });
  });

  test("a 503 is asked again at once by the library as it comes, until it passes", async () => {
    strike(routerRefusals.loading, 3);
    await chat(undefined, {}, { retry_on_error: true });
    expect(hub.requests.map(({ status }) => status)).toEqual([503, 503, 503, 200]);
  });

  test("a 2xx of an odd shape is a ProviderOutputError", async () => {
    hub.faults.add({
      origin: "router",
      answer: { status: 200, headers: { "Content-Type": "application/json" }, body: '{"odd":true}' },
    });
    await expect(chat()).rejects.toMatchObject({ name: "ProviderOutputError" });
    await expect(fill()).rejects.toMatchObject({ name: "ProviderOutputError" });
  });
});

describe("the provider mapping", () => {
  test("a model for another task, or of no provider, is refused before anything is sent", async () => {
    const client = clientAt(hub);
    await expect(
      client.translation({ provider: "hf-inference", model: "loomworks/gap-filler", inputs: "x" }),
    ).rejects.toMatchObject({ name: "InputError" });
    await expect(
      client.fillMask({ provider: "hf-inference", model: "northwind-ai/Aster-7B", inputs: "[MASK]" }),
    ).rejects.toMatchObject({ name: "InputError" });
    expect(hub.requests.filter(({ origin }) => origin === "router")).toEqual([]);
  });

  test("a model that the Hub does not have is a HubApiError", async () => {
    await expect(fill("nobody/nothing-here")).rejects.toMatchObject({ name: "HubApiError" });
  });

  test("without a provider the first of the mapping answers, which is asked for without the token", async () => {
    const offer = { provider: "hf-inference", task: "fill-mask", status: "live" } as const;
    hub.catalogue.add({ id: "tests/auto-filler", providers: [offer] });
    expect(await clientAt(hub).fillMask({ model: "tests/auto-filler", inputs: "[MASK] world" })).toHaveLength(5);
    expect(hub.requests.map(({ origin, hasAuthorization }) => [origin, hasAuthorization])).toEqual([
      ["hub", false],
      ["router", true],
    ]);
  });

  test("a model in staging is run, with a warning", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const offer = { provider: "hf-inference", task: "fill-mask", status: "staging" } as const;
    hub.catalogue.add({ id: "tests/staging-filler", providers: [offer] });
    expect(await fill("tests/staging-filler")).toHaveLength(5);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining("staging"));
    warn.mockRestore();
  });
});
