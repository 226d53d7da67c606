/** The page's connection when the core goes away and comes back: calls wait and are never repeated, a refusal is final. */
import { expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { type Connection, createConnection } from "#renderer/api/connection.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { SessionRefused } from "#renderer/api/session-refused.ts";
import { openWebSocketChannel } from "#renderer/api/web-socket-channel.ts";
import { nowhere, open, pageAt, serve } from "#tests/contract/page-at.ts";
import { scriptedCore } from "#tests/contract/scripted-core.ts";
import { browserLikeSocket, pageSecret } from "#tests/contract/transports.ts";
import { until } from "#tests/contract/until.ts";

const link = { newTokenPage: () => "https://example.com/" };

test("a call made before the core is there waits for it", async () => {
  const place = { url: nowhere };
  const { api, connection } = pageAt(place);
  const states: string[] = [];
  connection.subscribe(() => states.push(connection.state().type));
  const call = api.accounts.newTokenPage();
  await until(() => states.includes("lost"));
  place.url = (await serve(scriptedCore({ accounts: link }))).url;
  expect(await call).toEqual({ url: "https://example.com/" });
  expect(connection.state()).toEqual({ type: "open" });
});

test("a call gives up waiting after a while, and says what to do", async () => {
  const { api } = pageAt({ url: nowhere }, { waitMs: 30 });
  const error: unknown = await api.accounts.newTokenPage().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "ConnectionError", reason: "unreachable" });
  expect(problemOf(error)).toMatchObject({ code: "CONNECTION", action: { type: "retry" } });
});

test("a waiting call can be given up", async () => {
  const { api } = pageAt({ url: nowhere });
  const giveUp = new AbortController();
  const call = api.accounts.newTokenPage(undefined, { signal: giveUp.signal });
  const reason = new Error("not any more");
  giveUp.abort(reason);
  await expect(call).rejects.toBe(reason);
});

test("a cut connection comes back by itself; the call it cut fails and is not repeated, the next one works", async () => {
  let calls = 0;
  const server = await serve(
    scriptedCore({
      accounts: link,
      downloads: {
        start: () => {
          calls += 1;
          return new Promise(() => undefined);
        },
      },
    }),
  );
  const { api, connection } = pageAt(server);
  const states: string[] = [];
  connection.subscribe(() => states.push(connection.state().type));
  const repo = { kind: "model" as const, id: "owner/name" };
  const cutCall = api.downloads.start({ repo, revision: "main", selection: { type: "everything" } });
  await until(() => calls === 1);
  server.cut();
  const error: unknown = await cutCall.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "ConnectionError", reason: "lost" });
  expect(problemOf(error)).toMatchObject({ code: "CONNECTION" });
  expect(await api.accounts.newTokenPage()).toEqual({ url: "https://example.com/" });
  expect(states).toEqual(["open", "lost", "open"]);
  expect(calls).toBe(1);
});

test("a page that the core does not accept stops trying, and its calls say so at once", async () => {
  const server = await serve(scriptedCore({ accounts: link }));
  const { api, connection } = pageAt(server, { secret: "an old secret" });
  const error: unknown = await api.accounts.newTokenPage().catch((thrown: unknown) => thrown);
  expect(problemOf(error)).toMatchObject({ code: "CONNECTION" });
  await until(() => connection.state().type === "refused");
  expect(connection.state()).toEqual({ type: "refused", why: "expired" });
  await expect(api.accounts.newTokenPage()).rejects.toMatchObject({ reason: "refused" });
});

test("a launch link that was used before is said to be so", async () => {
  const connection = createConnection({ open: () => Promise.reject(new SessionRefused("spent")) });
  await expect(connection.link()).rejects.toMatchObject({ reason: "refused" });
  expect(connection.state()).toEqual({ type: "refused", why: "spent" });
});

test("a core that lets sockets in and drops them at once is not asked again and again without a pause", async () => {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  let tries = 0;
  server.on("connection", (socket) => {
    tries += 1;
    socket.terminate();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const connection = createConnection({
    pauseMs: { first: 1, longest: 1_000_000 },
    open: (signal) =>
      openWebSocketChannel({
        url: `ws://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`,
        pageSecret,
        signal,
        WebSocket: browserLikeSocket(),
      }),
  });
  open.push(connection, server);
  await expect(linkWithin(connection, 600)).rejects.toMatchObject({ name: "TimeoutError" });
  // Pauses of 1, 2, 4 … ms: nine tries take over 500 ms.
  expect(tries).toBeGreaterThan(2);
  expect(tries).toBeLessThan(12);
});

function linkWithin(connection: Connection, ms: number): Promise<unknown> {
  const signal = AbortSignal.timeout(ms);
  return new Promise((_resolve, reject) => {
    connection.subscribe(() => undefined);
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}
