/** How failures cross the contract: problems with their data, defects without their text, and inputs never repeated. */
import { ORPCError } from "@orpc/client";
import { describe, expect, test } from "vitest";
import { ProblemError } from "#core/problem-error.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import type { Problem } from "#shared/model/problem.ts";
import { scriptedCard, scriptedCore } from "#tests/contract/scripted-core.ts";
import { transports } from "#tests/contract/transports.ts";
import { sampleToken } from "#tests/core/sample-token.ts";

const gone: Problem = {
  code: "NOT_FOUND",
  what: "This repo does not exist",
  why: "Or it is private.",
  action: { type: "retry", label: "Try again" },
  retryAt: 1234,
  details: "status 404",
};
const repo = { kind: "model", id: "owner/name" } as const;

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => Promise.reject(new Error("It should have failed")),
    (error: unknown) => error,
  );

async function* failing(error: unknown) {
  yield { type: "text" as const, text: "so far" };
  throw error;
}
const question = { model: "owner/name", messages: [{ role: "user" as const, content: "Hello" }] };

describe.each(transports)("over $name", ({ serve }) => {
  test("a problem arrives as the call's own error, with all of its data", async () => {
    const server = await serve(scriptedCore({ hub: { repo: () => Promise.reject(new ProblemError(gone)) } }));
    const { api } = await server.open();
    const error = await failure(api.hub.repo({ repo, revision: "main" }));
    expect(error).toBeInstanceOf(ORPCError);
    expect(error).toMatchObject({ code: "NOT_FOUND", defined: true, data: gone });
    expect(problemOf(error)).toEqual(gone);
    await server.close();
  });

  test("a problem inside a stream arrives after what was streamed", async () => {
    const server = await serve(scriptedCore({ inference: { chat: () => failing(new ProblemError(gone)) } }));
    const { api } = await server.open();
    const events = (await api.inference.chat(question))[Symbol.asyncIterator]();
    expect(await events.next()).toMatchObject({ value: { text: "so far" } });
    expect(await failure(events.next())).toMatchObject({ code: "NOT_FOUND", defined: true, data: gone });
    await server.close();
  });

  test("a problem that the call does not declare is still shown, and noted in the log", async () => {
    const disk: Problem = { ...gone, code: "DISK_FULL" };
    const server = await serve(scriptedCore({ hub: { repo: () => Promise.reject(new ProblemError(disk)) } }));
    const { api } = await server.open();
    const error = await failure(api.hub.repo({ repo, revision: "main" }));
    expect(error).toMatchObject({ code: "DISK_FULL", defined: false });
    expect(problemOf(error)).toEqual(disk);
    expect(server.log.lines).toEqual([
      { event: "api.undeclared-problem", facts: { call: "hub.repo", code: "DISK_FULL" } },
    ]);
    await server.close();
  });

  test("a defect arrives without its text, in calls and in streams, and its text is in the log", async () => {
    const secret = sampleToken();
    const defect = new TypeError(`cannot use ${secret}`);
    const server = await serve(
      scriptedCore({
        hub: { repo: () => Promise.reject(defect) },
        inference: { chat: () => failing(defect) },
      }),
    );
    const { api, frames } = await server.open();
    const inCall = await failure(api.hub.repo({ repo, revision: "main" }));
    const events = (await api.inference.chat(question))[Symbol.asyncIterator]();
    await events.next();
    const inStream = await failure(events.next());
    for (const error of [inCall, inStream]) {
      expect(error).toMatchObject({ code: "INTERNAL_SERVER_ERROR", defined: false, message: "Internal server error" });
      expect(problemOf(error)).toMatchObject({ code: "UNEXPECTED", action: { type: "retry" } });
    }
    expect(frames.join("\n")).not.toContain(secret);
    expect(server.log.lines.map(({ event, facts }) => [event, facts["call"]])).toEqual([
      ["api.call-failed", "hub.repo"],
      ["api.call-failed", "inference.chat"],
    ]);
    expect(server.log.lines[0]?.error).toContain("cannot use");
    await server.close();
  });

  test("an answer that breaks the contract does not arrive, and the log says where it broke", async () => {
    const secret = sampleToken();
    const server = await serve(
      scriptedCore({
        accounts: { newTokenPage: () => `not a url ${secret}` },
        hub: { card: async () => badCard(secret) },
      }),
    );
    const { api, frames } = await server.open();
    expect(await failure(api.accounts.newTokenPage())).toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    expect(await failure(api.hub.card({ repo, revision: "main" }))).toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    expect(frames.join("\n")).not.toContain(secret);
    expect(server.log.lines.map(({ facts }) => facts)).toEqual([
      { call: "accounts.newTokenPage", issues: "url" },
      { call: "hub.card", issues: "(the whole)" },
    ]);
    await server.close();
  });

  test("an input that the contract does not take is refused before the core sees it, and never repeated", async () => {
    const token = sampleToken();
    const server = await serve(scriptedCore({}));
    const { api, frames } = await server.open();
    const tooLong = await failure(api.accounts.add({ token: token.repeat(200) }));
    // A page with a fault of its own, or a hostile one, sends what the types forbid.
    const misplaced = await failure(api.accounts.add({ [token]: token, token } as { token: string }));
    const wrongKind = await failure(api.accounts.activate({ id: { token } } as unknown as { id: string }));
    for (const error of [tooLong, misplaced, wrongKind]) {
      expect(error).toMatchObject({ code: "BAD_REQUEST", defined: false });
      expect(problemOf(error)).toMatchObject({ code: "BAD_INPUT" });
    }
    expect(tooLong).toMatchObject({ data: { issues: "token" } });
    expect(frames).toHaveLength(3);
    expect(frames.join("\n")).not.toContain(token);
    expect(JSON.stringify(server.log.lines)).not.toContain(token);
    await server.close();
  });

  test("a call that does not exist is answered, and harms nothing", async () => {
    const server = await serve(scriptedCore({ accounts: { newTokenPage: () => "https://example.com/" } }));
    const page = await server.open();
    const { api } = page;
    for (const name of ["/no/such", "/constructor/constructor", "/app/toString"]) {
      page.sendRaw(JSON.stringify({ i: `raw${name.length}`, p: { u: name, b: {} } }));
    }
    expect(await api.accounts.newTokenPage()).toEqual({ url: "https://example.com/" });
    await server.close();
  });
});

/** A card with a property that the contract does not know. */
function badCard(secret: string): ReturnType<typeof scriptedCard> {
  return { ...scriptedCard("# Card"), ...{ token: secret } };
}
