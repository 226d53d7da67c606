/** Which Hub the app talks to, and by whose choice. An endpoint never holds credentials, and plain http is for this computer only. */
import type { Endpoint } from "#core/hub/hub-fetch.ts";
import { officialHub } from "#shared/model/picture-host.ts";

const officialRouter = "https://router.huggingface.co";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * An endpoint as text, without a trailing slash; null unless it is an https URL without credentials, query and fragment.
 * http is allowed for loopback addresses. A path is kept: some mirrors live below one.
 */
export function normaliseEndpoint(text: string): string | null {
  if (text.length > 2048) return null;
  const url = URL.parse(text.trim());
  if (url === null || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return null;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

/** Whether a URL's hostname is this computer itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}

/** Whether this is https://huggingface.co itself. */
export function isOfficial(hub: string): boolean {
  return hub === officialHub;
}

export type ResolvedEndpoint = {
  readonly endpoint: Endpoint;
  readonly from: "setting" | "environment" | "default";
  /** Variables whose value cannot be used and was passed over. */
  readonly badVariables: readonly string[];
};

/**
 * The setting, else HF_ENDPOINT, else the official Hub. The router of another Hub is HUBDECK_ROUTER, or unknown; where both
 * variables are set they belong together, so that a third Hub's token does not go to that router.
 */
export function resolveEndpoint(setting: string | null, env: Env): ResolvedEndpoint {
  const badVariables: string[] = [];
  const variable = (name: string) => {
    const text = env[name];
    if (text === undefined || text.trim() === "") return null;
    const url = normaliseEndpoint(text);
    if (url === null) badVariables.push(name);
    return url;
  };
  const fromEnv = variable("HF_ENDPOINT");
  const hub = setting ?? fromEnv ?? officialHub;
  const from = setting !== null ? "setting" : fromEnv !== null ? "environment" : "default";
  const hasNamedRouter = fromEnv === null || fromEnv === hub;
  const router = isOfficial(hub) ? officialRouter : hasNamedRouter ? variable("HUBDECK_ROUTER") : null;
  return { endpoint: { hub, router }, from, badVariables };
}
