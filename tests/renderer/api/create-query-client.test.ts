import { MutationObserver, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import type { ConnectionState } from "#renderer/api/connection.ts";
import { ConnectionError } from "#renderer/api/connection-error.ts";
import { createQueryClient } from "#renderer/api/create-query-client.ts";
import { until } from "#tests/contract/until.ts";

/** A connection that a test opens and closes. */
function connectionOf() {
  let state: ConnectionState = { type: "lost" };
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    become(next: ConnectionState) {
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

test("what failed for want of a connection runs again once it is back; what failed otherwise does not", async () => {
  const connection = connectionOf();
  const client = createQueryClient(connection);
  const runs = { lost: 0, other: 0 };
  const watch = (key: keyof typeof runs, error: Error) => {
    const observer = new QueryObserver(client, {
      queryKey: [key],
      queryFn: () => {
        runs[key] += 1;
        if (connection.state().type === "open") return "an answer";
        throw error;
      },
    });
    const stop = observer.subscribe(() => undefined);
    return { observer, stop };
  };
  const lost = watch("lost", new ConnectionError("unreachable"));
  const other = watch("other", new Error("a fault"));
  await until(() => lost.observer.getCurrentResult().isError && other.observer.getCurrentResult().isError);
  expect(runs).toEqual({ lost: 1, other: 1 });

  connection.become({ type: "open" });
  await until(() => lost.observer.getCurrentResult().data === "an answer");
  expect(runs).toEqual({ lost: 2, other: 1 });
  expect(other.observer.getCurrentResult().isError).toBe(true);
  lost.stop();
  other.stop();
});

test("a mutation and its variables are forgotten as soon as its component lets go", async () => {
  const client = createQueryClient(connectionOf());
  const observer = new MutationObserver(client, { mutationFn: async (text: string) => text.length });
  const stop = observer.subscribe(() => undefined);
  expect(await observer.mutate("a text")).toBe(6);
  stop();
  await until(() => client.getMutationCache().getAll().length === 0);
});

test("a mutation that fails is not repeated", async () => {
  const client = createQueryClient(connectionOf());
  let runs = 0;
  const observer = new MutationObserver(client, {
    mutationFn: async () => {
      runs += 1;
      throw new ConnectionError("lost");
    },
  });
  await expect(observer.mutate()).rejects.toMatchObject({ reason: "lost" });
  expect(runs).toBe(1);
});
