/** Where the contract says "enough": slow readers, frames that are too large, too many calls at once. */
import { createORPCClient } from "@orpc/client";
import { describe, expect, test } from "vitest";
import type { WebSocket as WsSocket } from "ws";
import { channelLink } from "#renderer/api/channel-link.ts";
import type { Api } from "#renderer/api/client.ts";
import { applyJobChange } from "#renderer/api/use-downloads.ts";
import { openWebSocketChannel } from "#renderer/api/web-socket-channel.ts";
import type { Account, AccountsState } from "#shared/contract/accounts.ts";
import type { Job } from "#shared/contract/downloads.ts";
import { cardPageChars } from "#shared/contract/hub.ts";
import { chatTextMax } from "#shared/contract/inference.ts";
import { frameBytesMax, openCallsMax } from "#shared/model/frame-limits.ts";
import { scriptedCard, scriptedCore } from "#tests/contract/scripted-core.ts";
import { browserLikeSocket, pageSecret, serveWebSocket, transports } from "#tests/contract/transports.ts";
import { until } from "#tests/contract/until.ts";

const question = { model: "owner/name", messages: [{ role: "user" as const, content: "Hello" }] };
const card = { repo: { kind: "model" as const, id: "owner/name" }, revision: "main" };

test("a page that stops reading stops the stream at its source, and gets all of it when it reads again", async () => {
  const total = 1500;
  let made = 0;
  let madeAt = 0;
  const server = await serveWebSocket(
    scriptedCore({
      inference: {
        async *chat() {
          for (; made < total; made += 1) {
            madeAt = performance.now();
            yield { type: "text", text: String(made).padEnd(chatTextMax, ".") };
          }
        },
      },
    }),
  );
  const sockets: WsSocket[] = [];
  const channel = await openWebSocketChannel({
    url: server.url,
    pageSecret,
    signal: new AbortController().signal,
    WebSocket: browserLikeSocket(sockets),
  });
  const api: Api = createORPCClient(channelLink(channel));
  const events = (await api.inference.chat(question))[Symbol.asyncIterator]();
  await events.next();
  for (const socket of sockets) socket.pause();
  await until(() => performance.now() - madeAt > 200, 15_000);
  // 4 MiB wait in the socket at most; the rest of what was made is in the two kernels' buffers.
  expect(made).toBeLessThan(total / 2);

  for (const socket of sockets) socket.resume();
  let next = 1;
  for (;;) {
    const { value, done } = await events.next();
    if (done === true) break;
    if (value?.type !== "text") throw new Error("Not a text");
    expect(Number.parseInt(value.text, 10)).toBe(next);
    next += 1;
  }
  expect(next).toBe(total);
  await server.close();
});

describe.each(transports)("over $name", ({ serve }) => {
  test("an answer that does not fit into a frame fails alone: the connection stays", async () => {
    // Control characters take six bytes each in JSON.
    const markdown = "\u0001".repeat(cardPageChars);
    const server = await serve(
      scriptedCore({
        hub: { card: async () => scriptedCard(markdown) },
        accounts: { newTokenPage: () => "https://example.com/" },
      }),
    );
    const { api, frames } = await server.open();
    await expect(api.hub.card(card)).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    expect(await api.accounts.newTokenPage()).toEqual({ url: "https://example.com/" });
    for (const frame of frames) expect(Buffer.byteLength(frame)).toBeLessThanOrEqual(frameBytesMax);
    expect(server.log.lines.map(({ event }) => event)).toEqual(["api.channel-failed"]);
    await server.close();
  });

  test("an event that does not fit into a frame ends its stream with an error, and its work in the core", async () => {
    let hasEnded = false;
    const server = await serve(
      scriptedCore({
        accounts: {
          async *watch() {
            try {
              yield state;
              yield { ...state, accounts: Array.from({ length: 5 }, hugeAccount) };
              yield state;
            } finally {
              hasEnded = true;
            }
          },
        },
      }),
    );
    const { api, frames } = await server.open();
    const events = (await api.accounts.watch())[Symbol.asyncIterator]();
    expect(await events.next()).toMatchObject({ value: { type: "snapshot" } });
    await expect(events.next()).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    await until(() => hasEnded);
    for (const frame of frames) expect(Buffer.byteLength(frame)).toBeLessThanOrEqual(frameBytesMax);
    await server.close();
  });

  test("an input that does not fit into a frame fails in the page, and the connection stays", async () => {
    const server = await serve(scriptedCore({ accounts: { newTokenPage: () => "https://example.com/" } }));
    const { api } = await server.open();
    const messages = Array.from({ length: 6 }, () => ({ role: "user" as const, content: "é".repeat(100_000) }));
    await expect(api.inference.chat({ model: "a", messages })).rejects.toMatchObject({ reason: "too-large" });
    expect(await api.accounts.newTokenPage()).toEqual({ url: "https://example.com/" });
    await server.close();
  });

  test("a page may have many calls open at once, and one that opens too many is shut out with all of them", async () => {
    let running = 0;
    const server = await serve(
      scriptedCore({
        hub: {
          card: (_input, { signal }) =>
            new Promise((_resolve, reject) => {
              running += 1;
              signal.addEventListener("abort", () => {
                running -= 1;
                reject(signal.reason);
              });
            }),
        },
      }),
    );
    const { api, ended } = await server.open();
    const calls = Array.from({ length: openCallsMax }, () => api.hub.card(card));
    const settled = Promise.allSettled(calls);
    await until(() => running === openCallsMax);
    await expect(api.hub.card(card)).rejects.toMatchObject({ reason: "lost" });
    await ended;
    await until(() => running === 0);
    expect((await settled).every(({ status }) => status === "rejected")).toBe(true);
    expect(server.log.lines).toEqual([{ event: "api.channel-refused", facts: { reason: "too many calls" } }]);
    await server.close();
  });

  test("a queue of thousands of jobs arrives whole, in frames of the allowed size", async () => {
    const jobs = Array.from({ length: 2500 }, (_, index) => job(index, { type: "failed", problem: longProblem }));
    const server = await serve(
      scriptedCore({
        downloads: {
          async *watch() {
            yield { type: "snapshot", jobs };
            yield { type: "removed", id: "job-0" };
          },
        },
      }),
    );
    const { api, frames } = await server.open();
    let seq = -1;
    let queue: Job[] = [];
    for await (const event of await api.downloads.watch()) {
      seq += 1;
      expect(event.seq).toBe(seq);
      queue = event.type === "snapshot" ? event.value : applyJobChange(queue, event.change);
    }
    expect(queue).toEqual(jobs.slice(1));
    for (const frame of frames) expect(Buffer.byteLength(frame)).toBeLessThanOrEqual(frameBytesMax);
    await server.close();
  });
});

const longProblem = { code: "HUB_DOWN" as const, what: "w".repeat(300), why: "y".repeat(1000), action: null };
const state: AccountsState = { keychain: { type: "memory", why: "a test" }, activeId: null, accounts: [] };

function hugeAccount(_: unknown, index: number): Account {
  return {
    id: `account-${index}`,
    hubOrigin: "https://example.com",
    user: {
      name: "a",
      fullname: "a",
      email: null,
      isEmailVerified: null,
      isPro: false,
      canPay: null,
      organisations: [],
    },
    token: {
      name: "t",
      role: "fineGrained",
      tail: "abcd",
      createdAt: null,
      expiresAt: null,
      grant: {
        type: "fineGrained",
        canReadGatedRepos: true,
        global: [],
        scoped: Array.from({ length: 10 }, () => ({
          entityType: "org",
          entityId: null,
          entityName: null,
          permissions: Array.from({ length: 200 }, () => "p".repeat(200)),
          patternsOn: [],
        })),
        isCut: false,
      },
    },
    addedAt: 0,
    label: null,
    purpose: null,
    lastUsedAt: null,
    keptIn: "memory",
    keptAt: [],
    cli: null,
    dismissedAdvice: [],
    state: { type: "unchecked" },
  };
}

function job(index: number, state: Job["state"]): Job {
  return {
    id: `job-${index}`,
    repo: { kind: "model", id: "owner/name" },
    revision: "main",
    commit: "0".repeat(40),
    fileCount: 1,
    isWhole: true,
    firstPath: "model.safetensors",
    sizeBytes: 10,
    receivedBytes: 5,
    verifiedBytes: 0,
    hashedBytes: 0,
    bytesPerSecond: 0,
    state,
    setback: null,
    folder: null,
    place: 0,
    addedAt: index,
  };
}
