/** Turns what fetch threw, when no answer came, into a problem that a person can act on. */
import type { Dispatchers } from "#core/hub/dispatcher.ts";
import type { Problem } from "#shared/model/problem.ts";

const retry = { type: "retry", label: "Try again" } as const;
const toSettings = { type: "go", label: "Settings", to: "settings" } as const;

const offlineWhys: Readonly<Record<string, string>> = {
  ENOTFOUND: "Its name could not be looked up. This computer is probably offline, or the address is wrong.",
  EAI_AGAIN: "Its name could not be looked up. This computer is probably offline.",
  ENETUNREACH: "This computer is not connected to a network that leads there.",
  EHOSTUNREACH: "This computer is not connected to a network that leads there.",
  ENETDOWN: "The network of this computer is down.",
  ECONNREFUSED: "Nothing answers at that address, or a firewall is in the way.",
  ETIMEDOUT: "It did not answer in time. The connection may be very slow, or a firewall is in the way.",
  UND_ERR_CONNECT_TIMEOUT: "It did not answer in time. The connection may be very slow, or a firewall is in the way.",
};
const tlsCode = /^(?:CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)/;

/** The problem (OFFLINE, TLS, PROXY or HUB_DOWN) for an error that `url` gave. */
export function problemFromNetwork(error: unknown, url: URL, proxy: ReturnType<Dispatchers["proxyOf"]>): Problem {
  const causes = causesOf(error);
  const code = causes.map((cause) => cause.code).find((text) => text !== undefined) ?? "unknown";
  const details = `${code} at ${url.host}`;
  if (proxy !== null && causes.some((cause) => isOfProxy(cause, proxy, url))) {
    const isRefused = causes.some((cause) => /\(407\)/.test(cause.message));
    return {
      code: "PROXY",
      what: isRefused ? "The proxy wants a name and password" : `The proxy ${proxy.host} could not be used`,
      why: isRefused
        ? "Put them into the variable HTTPS_PROXY: http://name:password@proxy:port."
        : "It does not answer or refuses to connect. Check the proxy in the settings and the variable HTTPS_PROXY.",
      action: toSettings,
      details,
    };
  }
  if (tlsCode.test(code)) {
    return {
      code: "TLS",
      what: `The connection to ${url.host} is not secure`,
      why: "Its certificate is not one this computer trusts. On a company network, SSL_CERT_FILE can name the company's certificate.",
      action: retry,
      details,
    };
  }
  const why = offlineWhys[code];
  if (why !== undefined)
    return { code: "OFFLINE", what: `${url.host} could not be reached`, why, action: retry, details };
  return {
    code: "HUB_DOWN",
    what: `${url.host} broke off`,
    why: /TIMEOUT/.test(code)
      ? "It went silent before the answer was complete."
      : "The connection ended before the answer was complete.",
    action: retry,
    details,
  };
}

/** Whether trying the same again soon can help: not where the certificate, the proxy or the name is the problem. */
export function isWorthRetrying(problem: Problem): boolean {
  return (problem.code === "OFFLINE" && !problem.details?.startsWith("ENOTFOUND")) || problem.code === "HUB_DOWN";
}

type Cause = { readonly message: string; readonly code?: string; readonly hostname?: string; readonly port?: number };

function causesOf(error: unknown): readonly Cause[] {
  const causes: Cause[] = [];
  let rest: unknown[] = [error];
  for (let depth = 0; depth < 5; depth += 1) {
    const next: unknown[] = [];
    for (const item of rest) {
      if (!(item instanceof Error)) continue;
      const facts: Cause = {
        message: item.message,
        ...("code" in item && typeof item.code === "string" ? { code: item.code } : {}),
        ...("hostname" in item && typeof item.hostname === "string" ? { hostname: item.hostname } : {}),
        ...("port" in item && typeof item.port === "number" ? { port: item.port } : {}),
      };
      causes.push(facts);
      next.push(item.cause, ...(item instanceof AggregateError ? item.errors : []));
    }
    rest = next;
  }
  return causes;
}

function isOfProxy(cause: Cause, proxy: { readonly host: string; readonly port: string }, url: URL): boolean {
  if (/HTTP Tunneling/.test(cause.message)) return true;
  if (cause.hostname === proxy.host && proxy.host !== url.hostname) return true;
  const proxyPort = Number(proxy.port || "80");
  const urlPort = Number(url.port || (url.protocol === "https:" ? "443" : "80"));
  if (proxyPort === urlPort) return false;
  return cause.port === proxyPort || cause.message.includes(`${proxy.host}:${proxyPort}`);
}
