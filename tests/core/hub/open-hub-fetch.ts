/** hubFetch alone, with accounts and an endpoint that a test sets by hand. */
import { createHubFetch } from "#core/hub/create-hub-fetch.ts";
import { createDispatchers } from "#core/hub/dispatcher.ts";
import type { Endpoint, HubAccess } from "#core/hub/hub-fetch.ts";
import { createNetworkMonitor, type NetworkMonitor } from "#core/hub/network.ts";
import type { NetworkConfig } from "#core/hub/network-config.ts";
import type { Problem } from "#shared/model/problem.ts";
import { type HastyClock, hastyClock } from "#tests/core/hasty-clock.ts";

export type OpenHubFetch = {
  readonly hub: HubAccess;
  readonly clock: HastyClock;
  readonly network: NetworkMonitor;
  readonly rejected: ReadonlyArray<{ readonly id: string; readonly problem: Problem }>;
  readonly logged: readonly string[];
  /** Tokens by account id, with the origin that accepted each. */
  readonly tokens: Map<string, { readonly token: string; readonly hubOrigin: string; readonly userName?: string }>;
  endpoint: Endpoint;
  activeId: string | null;
  close(): Promise<void>;
};

export function openHubFetch(endpoint: Endpoint, config: Partial<NetworkConfig> = {}): OpenHubFetch {
  const whole: NetworkConfig = { httpProxy: null, httpsProxy: null, noProxy: "", extraCa: [], ...config };
  const clock = hastyClock();
  const dispatchers = createDispatchers(whole);
  const network = createNetworkMonitor(
    { now: clock.now, sleep: () => new Promise(() => undefined) },
    async () => undefined,
  );
  const rejected: { id: string; problem: Problem }[] = [];
  const logged: string[] = [];
  const log = (event: string, ...facts: unknown[]) => void logged.push(JSON.stringify([event, ...facts]));
  const tokens: OpenHubFetch["tokens"] = new Map();
  const hub = createHubFetch({
    endpoint: () => opened.endpoint,
    tokens: {
      activeId: () => opened.activeId,
      userNameOf: (id) => (tokens.has(id) ? (tokens.get(id)?.userName ?? "") : null),
      get: (id) => tokens.get(id) ?? null,
      onRejected: (id, problem) => void rejected.push({ id, problem }),
      onUsed: () => undefined,
    },
    dispatchers: () => dispatchers,
    networkConfig: () => whole,
    network,
    clock,
    log: { info: log, warn: log, error: log },
    version: "1.2.3",
  });
  const opened: OpenHubFetch = {
    hub,
    clock,
    network,
    rejected,
    logged,
    tokens,
    endpoint,
    activeId: null,
    async close() {
      network.close();
      await dispatchers.close();
    },
  };
  return opened;
}
