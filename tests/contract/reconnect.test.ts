/** The page's connection when the core goes away and comes back: calls wait, watches start anew, a refusal is final. */
import { createORPCClient, DynamicLink } from "@orpc/client";
import { afterEach, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { StateCell } from "#core/state-cell.ts";
import type { Api } from "#renderer/api/client.ts";
import { type Connection, createConnection } from "#renderer/api/connection.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { SessionRefused } from "#renderer/api/session-refused.ts";
import { watchStore } from "#renderer/api/watch-store.ts";
import { openWebSocketChannel } from "#renderer/api/web-socket-channel.ts";
import type { AppState } from "#shared/contract/app.ts";
import type { SettingsState } from "#shared/contract/settings.ts";
import type { WatchEvent } from "#shared/contract/watch.ts";
import { scriptedCore } from "#tests/contract/scripted-core.ts";
import { browserLikeSocket, pageSecret, type Server, serveWebSocket } from "#tests/contract/transports.ts";
import { until } from "#tests/contract/until.ts";

const pauseMs = { first: 1, longest: 20 };
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

/** A page whose core can be away: `url` says where it is now. */
function pageAt(place: { url: string }, options: { waitMs?: number; secret?: string } = {}) {
  const connection = createConnection({
    pauseMs,
    ...(options.waitMs === undefined ? {} : { waitMs: options.waitMs }),
    open: (signal) =>
      openWebSocketChannel({
        url: place.url,
        pageSecret: options.secret ?? pageSecret,
        signal,
        WebSocket: browserLikeSocket(),
      }),
  });
  open.push(connection);
  const api: Api = createORPCClient(new DynamicLink(({ signal }) => connection.link(signal)));
  return { connection, api };
}

async function serve(...args: Parameters<typeof serveWebSocket>): Promise<Server & { url: string }> {
  const server = await serveWebSocket(...args);
  open.push(server);
  return server;
}

const nowhere = "ws://127.0.0.1:9/api";
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

const state: AppState = {
  version: "1",
  door: "browser",
  isDemo: false,
  endpoint: { url: "https://example.com", isOfficial: false },
  network: { type: "unknown" },
  notices: [],
};

test("a watch keeps its value while the connection is down, then starts anew from a snapshot", async () => {
  const cell = new StateCell<AppState>(state);
  let watches = 0;
  const server = await serve(
    scriptedCore({
      app: {
        watch(signal) {
          watches += 1;
          return cell.watch(signal);
        },
      },
    }),
  );
  const { api } = pageAt(server);
  const store = watchStore((signal) => api.app.watch(undefined, { signal }), { apply: (_, next) => next, pauseMs });
  const seen: string[] = [];
  const leave = store.subscribe(() => {
    const { value, isStale } = store.get();
    seen.push(`${value?.version ?? "nothing"}${isStale ? ", stale" : ""}`);
  });
  await until(() => store.get().value?.version === "1");
  cell.set({ ...state, version: "2" });
  await until(() => store.get().value?.version === "2");

  server.cut();
  cell.set({ ...state, version: "3" });
  await until(() => store.get().value?.version === "3" && !store.get().isStale && seen.includes("3"));
  expect(watches).toBe(2);
  expect(seen.filter((line) => line.startsWith("nothing"))).toEqual([]);

  leave();
  expect(store.get()).toMatchObject({ value: { version: "3" }, isStale: true });
});

test("a watch shows stale values as stale while it cannot reach the core", async () => {
  const server = await serve(scriptedCore({ app: { watch: (signal) => new StateCell(state).watch(signal) } }));
  const place = { url: server.url };
  const { api } = pageAt(place);
  const store = watchStore((signal) => api.app.watch(undefined, { signal }), { apply: (_, next) => next, pauseMs });
  const leave = store.subscribe(() => undefined);
  await until(() => !store.get().isStale);
  place.url = nowhere;
  server.cut();
  await until(() => store.get().isStale);
  expect(store.get().value).toEqual(state);
  expect(problemOf(store.get().error)).toMatchObject({ code: "CONNECTION" });
  leave();
});

test("a gap in the numbers leads to a new snapshot", async () => {
  let watches = 0;
  async function* events(signal: AbortSignal): AsyncGenerator<WatchEvent<number[], number>> {
    watches += 1;
    if (watches === 1) {
      yield { type: "snapshot", seq: 0, value: [0] };
      yield { type: "delta", seq: 1, change: 1 };
      yield { type: "delta", seq: 3, change: 3 };
      throw new Error("Nobody should read on after a gap");
    }
    yield { type: "snapshot", seq: 0, value: [0, 1, 2, 3] };
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
  }
  const store = watchStore<number[], number>(async (signal) => events(signal), {
    apply: (value, change) => [...value, change],
    pauseMs,
  });
  const seen: (number[] | undefined)[] = [];
  const leave = store.subscribe(() => seen.push(store.get().value));
  await until(() => watches === 2 && !store.get().isStale && store.get().value?.length === 4);
  expect(seen).not.toContainEqual([0, 1, 3]);
  leave();
});

test("all who show a watch share one subscription, which ends with the last of them", async () => {
  let started = 0;
  let ended = 0;
  const cell = new StateCell<SettingsState>({
    theme: "dark",
    endpoint: { url: "https://example.com", from: "default" },
    cacheFolder: { path: "/", from: "default", freeBytes: null },
    proxy: { type: "none" },
  });
  const server = await serve(
    scriptedCore({
      settings: {
        async *watch(signal) {
          started += 1;
          yield* cell.watch(signal);
          ended += 1;
        },
      },
    }),
  );
  const { api } = pageAt(server);
  const store = watchStore((signal) => api.settings.watch(undefined, { signal }), { apply: (_, next) => next });
  const leaveFirst = store.subscribe(() => undefined);
  const leaveSecond = store.subscribe(() => undefined);
  await until(() => store.get().value?.theme === "dark");
  leaveFirst();
  cell.update((value) => ({ ...value, theme: "light" }));
  await until(() => store.get().value?.theme === "light");
  expect([started, ended]).toEqual([1, 0]);
  leaveSecond();
  await until(() => ended === 1);
});
