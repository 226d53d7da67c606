/** Whether this start is the demo. Only a Hub on this machine can be one: nobody is to take the real Hub for a playground. */
import { isLoopback } from "#core/settings/endpoint.ts";

/** True when HUBDECK_DEMO is 1 and HF_ENDPOINT is an address of this machine. */
export function isDemo(env: Readonly<Record<string, string | undefined>>): boolean {
  const url = URL.parse(env["HF_ENDPOINT"] ?? "");
  return env["HUBDECK_DEMO"] === "1" && url !== null && isLoopback(url.hostname);
}
