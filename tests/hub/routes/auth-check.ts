/** Whether the content of a repo can be read with this token (reference section 6). */
import { requireContentAccess } from "#tests/hub/auth/access.ts";
import { findRepo } from "#tests/hub/routes/find-repo.ts";
import { text } from "#tests/hub/server/reply.ts";
import type { Route } from "#tests/hub/server/route.ts";

export const authCheckRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/auth-check",
    handle(request, hub) {
      requireContentAccess(request.caller, findRepo(request, hub), hub.access, hub.urls.hub);
      return text("OK");
    },
  },
];
