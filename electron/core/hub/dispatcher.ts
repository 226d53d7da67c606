/**
 * The one factory of connections: proxy, extra certificates and timeouts. Loopback addresses are never sent through a proxy.
 * The transfer worker's wire.ts connects to file servers itself where no proxy is set, by what this says.
 */
import type { LookupFunction } from "node:net";
import { rootCertificates } from "node:tls";
import { Agent, type Dispatcher, EnvHttpProxyAgent } from "undici";
import type { NetworkConfig } from "#core/hub/network-config.ts";
import { ProblemError } from "#core/problem-error.ts";
import { isLoopback } from "#core/settings/endpoint.ts";

export type Dispatchers = {
  /** The dispatcher for a URL. Throws ProblemError PROXY when the proxy's own URL cannot be used. */
  for(url: URL): Dispatcher;
  /** The proxy that a URL may go through, without credentials; null for none. */
  proxyOf(url: URL): { readonly host: string; readonly port: string } | null;
  /** Whether a URL is asked without any proxy. */
  isDirect(url: URL): boolean;
  /** How a direct connection is made: milliseconds until it stands, and the certificates to trust where they are not Node's own. */
  readonly connect: { readonly timeout: number; readonly ca?: readonly string[] };
  /** Lets running requests end and closes the connections. */
  close(): Promise<void>;
  /** Breaks the connections off, with whatever runs over them. */
  destroy(): Promise<void>;
};

const connectTimeoutMs = 10_000;
/** A picture of a third host is worth no long wait. */
const elsewhereTimeoutMs = 15_000;

export type PinnedAgent = { readonly dispatcher: Agent };

/**
 * Connections to hosts that are not the Hub: direct, and only to an address that `addressesOf` answers for the name, so that
 * no second look-up can lead elsewhere. `addressesOf` is not asked for an address that stands in the URL itself.
 */
export function createPinnedAgent(options: {
  addressesOf(hostname: string): Promise<readonly string[]>;
  readonly extraCa: NetworkConfig["extraCa"];
}): PinnedAgent {
  const { addressesOf, extraCa } = options;
  const lookup: LookupFunction = (hostname, { all }, answer) => {
    addressesOf(hostname).then(
      (found) => {
        const addresses = found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
        const [first] = addresses;
        if (all === true || first === undefined) answer(null, addresses);
        else answer(null, first.address, first.family);
      },
      (error: Error) => answer(error, []),
    );
  };
  const ca = extraCa.length > 0 ? { ca: [...rootCertificates, ...extraCa] } : {};
  const dispatcher = new Agent({
    connect: { timeout: connectTimeoutMs, lookup, ...ca },
    headersTimeout: elsewhereTimeoutMs,
    bodyTimeout: elsewhereTimeoutMs,
  });
  return { dispatcher };
}

export function createDispatchers(config: NetworkConfig): Dispatchers {
  const ca = config.extraCa.length > 0 ? { ca: [...rootCertificates, ...config.extraCa] } : {};
  const tls = { timeout: connectTimeoutMs, ...ca };
  const direct = new Agent({ connect: tls });
  const { httpProxy, httpsProxy, noProxy } = config;
  let proxied: Dispatcher | null = null;

  function viaProxy(): Dispatcher {
    try {
      // An empty text keeps the agent from looking into the process's own environment.
      proxied ??= new EnvHttpProxyAgent({
        httpProxy: httpProxy ?? "",
        httpsProxy: httpsProxy ?? "",
        noProxy,
        connect: tls,
        requestTls: tls,
        proxyTls: tls,
      });
      return proxied;
    } catch (error) {
      throw new ProblemError(
        {
          code: "PROXY",
          what: "The proxy that is set cannot be used",
          why: "Its address is not a URL such as http://proxy.example:3128. It comes from the settings or from HTTPS_PROXY.",
          action: { type: "go", label: "Settings", to: "settings" },
        },
        { cause: error },
      );
    }
  }

  const isDirect = ({ hostname }: URL) => isLoopback(hostname) || (httpProxy === null && httpsProxy === null);

  return {
    for: (url) => (isDirect(url) ? direct : viaProxy()),
    isDirect,
    connect: tls,
    proxyOf(url) {
      if (isLoopback(url.hostname)) return null;
      const proxy = URL.parse((url.protocol === "https:" ? (httpsProxy ?? httpProxy) : httpProxy) ?? "");
      return proxy === null ? null : { host: proxy.hostname, port: proxy.port };
    },
    async close() {
      await Promise.all([direct.close(), proxied?.close()]);
    },
    async destroy() {
      await Promise.all([direct.destroy(), proxied?.destroy()]);
    },
  };
}
