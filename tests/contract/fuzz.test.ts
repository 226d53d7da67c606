/**
 * Hostile pages: whatever a page sends, in whatever order, the core's process stays up, no rejection goes unhandled, and
 * a good page on a connection of its own is answered. Seeded, so that a failure can be run again.
 */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { frameBytesMax } from "#shared/model/frame-limits.ts";
import { leaves } from "#tests/contract/contract-leaves.ts";
import { scriptedCard, scriptedCore } from "#tests/contract/scripted-core.ts";
import { type Server, serveMessagePort, transports } from "#tests/contract/transports.ts";

const unhandled: unknown[] = [];
const onUnhandled = (error: unknown) => unhandled.push(error);
beforeAll(() => {
  process.on("unhandledRejection", onUnhandled);
  process.on("uncaughtException", onUnhandled);
});
afterAll(() => {
  process.off("unhandledRejection", onUnhandled);
  process.off("uncaughtException", onUnhandled);
});

const card = { repo: { kind: "model" as const, id: "owner/name" }, revision: "main" };

/** A core that answers a little of everything, slowly enough for calls to be given up on the way. */
const core = scriptedCore({
  app: {
    async *watch(signal) {
      while (!signal.aborted) {
        yield {
          version: "1",
          door: "browser",
          isDemo: false,
          endpoint: { url: "https://example.com", isOfficial: false },
          network: { type: "unknown" },
          notices: [],
        };
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
  },
  accounts: { newTokenPage: () => "https://example.com/", activate: () => Promise.resolve() },
  hub: { card: async ({ repo }) => scriptedCard(repo.id) },
  inference: {
    async *chat(_input, { signal }) {
      for (let n = 0; n < 20 && !signal.aborted; n += 1) yield { type: "text", text: String(n) };
    },
  },
});

const id = fc.constantFrom("1", "2", "3", "a", "", "__proto__", "constructor", "x".repeat(40));
const path = fc.oneof(
  fc.constantFrom(...leaves.map(({ name }) => `/${name.replace(".", "/")}`)),
  fc.constantFrom(
    "/",
    "//",
    "/__proto__/toString",
    "/constructor",
    "/app",
    "/app/watch/",
    "/app/../hub/card",
    "http://x/",
  ),
  fc.string({ maxLength: 30 }),
);
const hostileKey = fc.constantFrom(
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "then",
  "json",
  "meta",
  "i",
  "p",
);
const input = fc.oneof(
  fc.constantFrom<unknown>({ id: "x" }, { streamId: "x" }, card, {
    model: "a",
    messages: [{ role: "user", content: "x" }],
  }),
  fc.jsonValue(),
  fc.dictionary(hostileKey, fc.jsonValue()),
);
const meta = fc.array(fc.array(fc.oneof(fc.integer({ min: -1, max: 9 }), hostileKey), { maxLength: 4 }), {
  maxLength: 4,
});
const wellFormed = fc.record({
  i: id,
  p: fc.record({ u: path, b: fc.record({ json: input, meta }, { requiredKeys: [] }) }),
});
const odd = fc.record(
  {
    i: fc.oneof(id, fc.jsonValue()),
    t: fc.oneof(fc.constantFrom(1, 2, 3, 4), fc.jsonValue()),
    p: fc.oneof(
      fc.record(
        {
          u: path,
          b: input,
          h: fc.dictionary(fc.constantFrom("content-type", "content-disposition"), fc.string()),
          m: fc.constantFrom("GET", "POST"),
        },
        { requiredKeys: [] },
      ),
      fc.record({ e: fc.constantFrom("message", "error", "done"), d: input }),
      fc.jsonValue(),
    ),
  },
  { requiredKeys: [] },
);
const abort = fc.record({ i: id, t: fc.constant(4) });
const frame = fc.oneof(
  { weight: 4, arbitrary: wellFormed },
  { weight: 2, arbitrary: odd },
  { weight: 2, arbitrary: abort },
);

/** `"__proto__": …` as a property of its own, which an object literal cannot say. */
const polluted = frame.map((value) =>
  JSON.stringify(value).replace(/"json":\{/, '"json":{"__proto__":{"isAdmin":true},'),
);

/** What a page can send over any transport: text and bytes. */
const message: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: frame.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: frame.chain((value) => cutText(JSON.stringify(value))) },
  { weight: 1, arbitrary: polluted },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 50 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 50 }) },
);

function cutText(text: string): fc.Arbitrary<string> {
  return fc.nat({ max: text.length }).map((at) => text.slice(0, at));
}

async function goodPageIsAnswered(server: Server): Promise<void> {
  const page = await server.open();
  expect(await page.api.hub.card(card)).toEqual(scriptedCard("owner/name"));
  const { value } = await (await page.api.app.watch())[Symbol.asyncIterator]().next();
  expect(value).toMatchObject({ type: "snapshot", seq: 0 });
  page.channel.close();
  expect(unhandled).toEqual([]);
  expect(Reflect.get({}, "isAdmin")).toBeUndefined();
}

const runs = { seed: 20_261_122, numRuns: 150, endOnFailure: true } as const;

describe.each(transports)("over $name", ({ serve }) => {
  test("any run of messages leaves the core answering", { timeout: 60_000 }, async () => {
    const server = await serve(core);
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 12 }), async (messages) => {
        const page = await server.open();
        for (const one of messages) page.sendRaw(one);
        await goodPageIsAnswered(server);
        page.channel.close();
      }),
      runs,
    );
    await server.close();
  });

  test("frames of several megabytes close their connection and nothing else", async () => {
    const server = await serve(core);
    for (const huge of [
      JSON.stringify({ i: "1", p: { u: "/hub/card", b: { json: "x".repeat(frameBytesMax) } } }),
      "[".repeat(3 * frameBytesMax),
      new Uint8Array(2 * frameBytesMax),
    ]) {
      const page = await server.open();
      page.sendRaw(huge);
      await page.ended;
      await goodPageIsAnswered(server);
    }
    await server.close();
  });

  test("deeply nested input is refused without harm", async () => {
    const server = await serve(core);
    const page = await server.open();
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    for (const call of ["/hub/card", "/inference/chat", "/settings/setProxy"]) {
      page.sendRaw(`{"i":"${call.length}","p":{"u":"${call}","b":{"json":${deep}}}}`);
    }
    await goodPageIsAnswered(server);
    await server.close();
  });

  test("one id used for many calls at once, aborted and used again, leaves the core answering", async () => {
    const server = await serve(core);
    const page = await server.open();
    for (let n = 0; n < 200; n += 1) {
      page.sendRaw(JSON.stringify({ i: "same", p: { u: "/app/watch", b: {} } }));
      page.sendRaw(JSON.stringify({ i: "same", t: 4 }));
      page.sendRaw(JSON.stringify({ i: "same", p: { u: "/hub/card", b: { json: card } } }));
    }
    await goodPageIsAnswered(server);
    await server.close();
  });

  test("messages after the one that closed the connection are not looked at", async () => {
    const seen: string[] = [];
    const server = await serve(
      scriptedCore({ accounts: { activate: async (accountId) => void seen.push(accountId) } }),
    );
    const page = await server.open();
    page.sendRaw("junk");
    page.sendRaw(JSON.stringify({ i: "1", p: { u: "/accounts/activate", b: { json: { id: "late" } } } }));
    await page.ended;
    expect(seen).toEqual([]);
    expect(server.log.lines).toEqual([{ event: "api.channel-refused", facts: { reason: "not JSON" } }]);
    await server.close();
  });
});

test("over a message port, structured values that are no text close their connection", async () => {
  const server = await serveMessagePort(core);
  await fc.assert(
    fc.asyncProperty(
      fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true }),
      async (value) => {
        const page = await server.open();
        try {
          page.sendRaw(value);
        } catch (error) {
          // What cannot be cloned never leaves the page.
          expect(error).toMatchObject({ name: "DataCloneError" });
        }
        await goodPageIsAnswered(server);
        page.channel.close();
      },
    ),
    { ...runs, numRuns: 60 },
  );
  await server.close();
});
