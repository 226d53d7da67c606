/**
 * Fetches from a host that is not the Hub, which only pictures of cards may ask for. No token, no cookie, no referrer; https
 * only; the address behind the name must be a public one, and is the one that is connected to; each redirect is checked again.
 */
import { lookup } from "node:dns/promises";
import { fetch as undiciFetch } from "undici";
import { createPinnedAgent, type PinnedAgent } from "#core/hub/dispatcher.ts";
import type { NetworkConfig } from "#core/hub/network-config.ts";
import { problemFromNetwork } from "#core/hub/problem-from-network.ts";
import { isPublicAddress } from "#core/hub/public-address.ts";
import { ProblemError } from "#core/problem-error.ts";

/** The addresses of a host name, all of them. Rejects where there is none. */
export type Resolver = (hostname: string) => Promise<readonly string[]>;

export type ElsewhereOptions = {
  readonly resolve: Resolver;
  /** Whether an address may be connected to: isPublicAddress, but in a test that has none. */
  readonly mayConnect: (address: string) => boolean;
  networkConfig(): NetworkConfig;
};

export type Elsewhere = {
  /** The answer, if its status is 2xx. Throws ProblemError: PERMISSION for an address that is not asked, or as the network does. */
  fetch(url: string, signal: AbortSignal): Promise<Response>;
  close(): Promise<void>;
};

/** The system's look-up, and public addresses alone. */
export const systemHosts: Pick<ElsewhereOptions, "resolve" | "mayConnect"> = {
  resolve: async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address),
  mayConnect: isPublicAddress,
};

const redirectsMax = 5;

export function createElsewhere({ resolve, mayConnect, networkConfig }: ElsewhereOptions): Elsewhere {
  let agent: PinnedAgent | null = null;

  /** Runs for each new connection, between the name and the socket: what is checked here is what is connected to. */
  async function addressesOf(hostname: string): Promise<readonly string[]> {
    const addresses = await resolve(hostname);
    if (addresses.length === 0 || !addresses.every(mayConnect)) throw notPublic(hostname);
    return addresses;
  }

  async function ask(url: URL, signal: AbortSignal): Promise<Response> {
    agent ??= createPinnedAgent({ addressesOf, extraCa: networkConfig().extraCa });
    try {
      const response = await undiciFetch(url, {
        dispatcher: agent.dispatcher,
        redirect: "manual",
        referrerPolicy: "no-referrer",
        credentials: "omit",
        headers: { accept: "image/*", "accept-encoding": "identity", "user-agent": "Hubdeck" },
        signal,
      });
      // undici's Response is the one Node has built in; only its declaration is another.
      return response as unknown as Response;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Error && error.cause instanceof ProblemError) throw error.cause;
      throw new ProblemError(problemFromNetwork(error, url, null), { cause: error });
    }
  }

  return {
    async fetch(address, signal) {
      const { httpProxy, httpsProxy } = networkConfig();
      if ((httpsProxy ?? httpProxy) !== null) throw behindProxy();
      let url = checked(URL.parse(address), mayConnect);
      for (let hop = 0; hop <= redirectsMax; hop += 1) {
        const response = await ask(url, signal);
        if (response.ok) return response;
        await response.body?.cancel();
        const location = response.headers.get("location");
        if (response.status < 300 || response.status >= 400 || location === null) throw answered(url, response.status);
        url = checked(URL.parse(location, url.href), mayConnect);
      }
      throw notAsked("It redirects too many times.");
    },
    async close() {
      await agent?.dispatcher.close();
    },
  };
}

/** A URL that may be asked. A name is checked when it is resolved, but an address in a URL never is. */
function checked(url: URL | null, mayConnect: (address: string) => boolean): URL {
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "") {
    throw notAsked("Its address is not https, or carries a name or a password.");
  }
  const host = url.hostname;
  if (/^[\d.]+$|^\[/.test(host) && !mayConnect(host)) throw notPublic(host);
  return url;
}

function notPublic(host: string): ProblemError {
  return notAsked(`${host.slice(0, 255)} is an address inside this computer or its network.`);
}

function behindProxy(): ProblemError {
  return notAsked("Behind a proxy it cannot be checked which address a name stands for.");
}

function notAsked(why: string): ProblemError {
  return new ProblemError({ code: "PERMISSION", what: "This picture was not fetched", why, action: null });
}

function answered(url: URL, status: number): ProblemError {
  const isGone = status === 404 || status === 410;
  return new ProblemError({
    code: isGone ? "NOT_FOUND" : "HUB_DOWN",
    what: "This picture could not be fetched",
    why: `${url.host.slice(0, 255)} ${isGone ? "does not have it." : `answered with status ${status}.`}`,
    action: null,
  });
}
