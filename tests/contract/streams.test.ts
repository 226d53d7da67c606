/** The life of a stream: it ends when the page lets go of it, in whatever way, and the core is told. */
import { describe, expect, test } from "vitest";
import { scriptedCard, scriptedCore } from "#tests/contract/scripted-core.ts";
import { transports } from "#tests/contract/transports.ts";
import { until } from "#tests/contract/until.ts";

const question = { model: "owner/name", messages: [{ role: "user" as const, content: "Hello" }] };

/** A chat that never ends by itself, and notes how it ended. */
function endlessChat() {
  const seen = { started: 0, ended: 0, reasons: [] as unknown[] };
  const core = scriptedCore({
    inference: {
      async *chat(_input, { signal }) {
        seen.started += 1;
        try {
          yield { type: "text", text: "first" };
          await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
          seen.reasons.push(signal.reason);
        } finally {
          seen.ended += 1;
        }
      },
    },
  });
  return { core, seen };
}

describe.each(transports)("over $name", ({ serve }) => {
  test("leaving the loop ends the work in the core", async () => {
    const { core, seen } = endlessChat();
    const server = await serve(core);
    const { api } = await server.open();
    for await (const event of await api.inference.chat(question)) {
      expect(event).toEqual({ type: "text", text: "first" });
      break;
    }
    await until(() => seen.ended === 1);
    expect(seen.reasons).toHaveLength(1);
    await server.close();
  });

  test("aborting the signal ends the work in the core, and the page gets the signal's own reason", async () => {
    const { core, seen } = endlessChat();
    const server = await serve(core);
    const { api } = await server.open();
    const giveUp = new AbortController();
    const events = (await api.inference.chat(question, { signal: giveUp.signal }))[Symbol.asyncIterator]();
    await events.next();
    const reason = new Error("the person pressed Stop");
    const next = events.next();
    giveUp.abort(reason);
    await expect(next).rejects.toBe(reason);
    await until(() => seen.ended === 1);
    expect(server.log.lines).toEqual([]);
    await server.close();
  });

  test("a call that is given up in the same moment as it is made does not go on in the core", async () => {
    const { core, seen } = endlessChat();
    const server = await serve(core);
    const page = await server.open();
    // Both frames are on their way before the core has looked at the first.
    page.sendRaw(JSON.stringify({ i: "both", p: { u: "/inference/chat", b: { json: question } } }));
    page.sendRaw(JSON.stringify({ i: "both", t: 4 }));
    await expect(page.api.accounts.newTokenPage()).rejects.toThrow();
    await until(() => seen.started === seen.ended);
    await server.close();
  });

  test("a connection that is cut ends every call of it in the core, and the page's calls fail as lost", async () => {
    const { core, seen } = endlessChat();
    const server = await serve(core);
    const { api } = await server.open();
    const streams = await Promise.all([api.inference.chat(question), api.inference.chat(question)]);
    const iterators = streams.map((stream) => stream[Symbol.asyncIterator]());
    await Promise.all(iterators.map((iterator) => iterator.next()));
    const rest = iterators.map((iterator) => iterator.next());
    server.cut();
    for (const next of rest) await expect(next).rejects.toMatchObject({ name: "ConnectionError", reason: "lost" });
    await until(() => seen.ended === 2);
    await expect(api.accounts.newTokenPage()).rejects.toMatchObject({ name: "ConnectionError", reason: "lost" });
    await server.close();
  });

  test("a page that closes its connection ends its calls in the core", async () => {
    const { core, seen } = endlessChat();
    const server = await serve(core);
    const { api, channel } = await server.open();
    const events = (await api.inference.chat(question))[Symbol.asyncIterator]();
    await events.next();
    channel.close();
    await until(() => seen.ended === 1);
    await server.close();
  });

  test("two pages at once do not see each other's answers", async () => {
    const server = await serve(scriptedCore({ hub: { card: async ({ repo }) => scriptedCard(repo.id) } }));
    const pages = await Promise.all([server.open(), server.open()]);
    const answers = await Promise.all(
      pages.map(({ api }, index) =>
        api.hub.card({ repo: { kind: "model", id: `page/number${index}` }, revision: "main" }),
      ),
    );
    expect(answers.map((answer) => answer?.markdown)).toEqual(["page/number0", "page/number1"]);
    await server.close();
  });
});
