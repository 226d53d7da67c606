/** The inference router of the Hub that is set. */
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";

/** The router's base, without a trailing slash. Throws ProblemError PROVIDER for a Hub that has none, such as a mirror. */
export function routerOf(hub: HubAccess): string {
  const { router, hub: base } = hub.endpoint();
  if (router !== null) return router;
  throw new ProblemError({
    code: "PROVIDER",
    what: "This Hub runs no models",
    why: `No inference router is known for ${base.slice(0, 300)}. Inference works with the official Hub.`,
    action: { type: "go", label: "Settings", to: "settings" },
  });
}
