/** hubFetch as the core makes it, with accounts that a test switches by hand. Reaches loopback only. */
import { systemClock } from "#core/clock.ts";
import { createHubFetch } from "#core/hub/create-hub-fetch.ts";
import { createDispatchers } from "#core/hub/dispatcher.ts";
import type { Endpoint, HubAccess } from "#core/hub/hub-fetch.ts";
import { createNetworkMonitor } from "#core/hub/network.ts";
import type { Log } from "#core/log/log.ts";

export type TestHubAccess = {
  readonly access: HubAccess;
  /** Signs in: an account with a token of the Hub that is set, or null to sign out. */
  signIn(account: { readonly id: string; readonly token: string } | null): void;
  setEndpoint(endpoint: Endpoint): void;
  close(): Promise<void>;
};

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const config = { httpProxy: null, httpsProxy: null, noProxy: "", extraCa: [] };

export function testHubAccess(first: Endpoint): TestHubAccess {
  let endpoint = first;
  let active: { readonly id: string; readonly token: string; readonly hubOrigin: string } | null = null;
  const dispatchers = createDispatchers(config);
  const network = createNetworkMonitor(systemClock, async () => undefined);
  const access = createHubFetch({
    endpoint: () => endpoint,
    tokens: {
      activeId: () => (active?.hubOrigin === new URL(endpoint.hub).origin ? active.id : null),
      get: (id) => (active?.id === id ? active : null),
      onRejected: () => undefined,
    },
    dispatchers: () => dispatchers,
    networkConfig: () => config,
    network,
    clock: systemClock,
    log: silentLog,
    version: "0.0.0-test",
  });
  return {
    access,
    signIn: (account) => {
      active = account === null ? null : { ...account, hubOrigin: new URL(endpoint.hub).origin };
    },
    setEndpoint: (next) => {
      endpoint = next;
    },
    close: async () => {
      network.close();
      await dispatchers.close();
    },
  };
}
