/** Watches of the page: kept up over lost connections and gaps, shared by all who show them. */
import { expect, test } from "vitest";
import { StateCell } from "#core/state-cell.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { watchStore } from "#renderer/api/watch-store.ts";
import type { AppState } from "#shared/contract/app.ts";
import type { SettingsState } from "#shared/contract/settings.ts";
import type { WatchEvent } from "#shared/contract/watch.ts";
import { nowhere, pageAt, pauseMs, serve } from "#tests/contract/page-at.ts";
import { scriptedCore } from "#tests/contract/scripted-core.ts";
import { until } from "#tests/contract/until.ts";

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
    pictures: "ask",
    endpoint: { url: "https://example.com", from: "default" },
    cacheFolder: { path: "/", from: "default", freeBytes: null },
    downloads: { jobsAtOnce: 1, bytesPerSecondMax: null },
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
