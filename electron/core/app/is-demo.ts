/** Whether this start is the demo. Only a Hub on this machine can be one: nobody is to take the real Hub for a playground. */
import { isIPv4 } from "node:net";

/** True when HUBDECK_DEMO is 1 and HF_ENDPOINT is an address of this machine. */
export function isDemo(env: Readonly<Record<string, string | undefined>>): boolean {
  const endpoint = env["HF_ENDPOINT"] ?? "";
  if (env["HUBDECK_DEMO"] !== "1" || !URL.canParse(endpoint)) return false;
  const { hostname } = new URL(endpoint);
  return hostname === "localhost" || hostname === "[::1]" || (isIPv4(hostname) && hostname.startsWith("127."));
}
