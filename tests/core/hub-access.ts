/** hubFetch as the core makes it, with one account that a test signs in and out by hand. Reaches loopback only. */
import type { Endpoint, HubAccess } from "#core/hub/hub-fetch.ts";
import type { NetworkConfig } from "#core/hub/network-config.ts";
import type { Log } from "#core/log/log.ts";
import { openHubFetch } from "#tests/core/hub/open-hub-fetch.ts";

export type TestHubAccess = {
  readonly access: HubAccess;
  /** Signs in: an account with a token of the Hub that is set, or null to sign out. */
  signIn(account: { readonly id: string; readonly token: string; readonly userName?: string } | null): void;
  setEndpoint(endpoint: Endpoint): void;
  close(): Promise<void>;
};

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function testHubAccess(endpoint: Endpoint, network: Partial<NetworkConfig> = {}): TestHubAccess {
  const opened = openHubFetch(endpoint, network);
  return {
    access: opened.hub,
    signIn: (account) => {
      opened.tokens.clear();
      opened.activeId = account?.id ?? null;
      if (account !== null) {
        const { id, ...rest } = account;
        opened.tokens.set(id, { ...rest, hubOrigin: new URL(opened.endpoint.hub).origin });
      }
    },
    setEndpoint: (next) => {
      opened.endpoint = next;
    },
    close: () => opened.close(),
  };
}
