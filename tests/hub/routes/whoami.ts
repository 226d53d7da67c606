/** Who a token belongs to (reference section 1.2). */
import { whoamiBody } from "#tests/hub/auth/whoami-body.ts";
import { json, refuseAnonymous } from "#tests/hub/server/reply.ts";
import type { Route } from "#tests/hub/server/route.ts";

export const whoamiRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/api/whoami-v2",
    handle({ caller }, hub) {
      if (caller.type !== "token") refuseAnonymous();
      return json(whoamiBody(caller.token, hub.urls.hub));
    },
  },
];
