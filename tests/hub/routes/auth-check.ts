/** Whether the content of a repo can be read with this token, or written (reference section 6). */
import { requireContentAccess } from "#tests/hub/auth/access.ts";
import { mayWrite } from "#tests/hub/auth/permits.ts";
import { findRepo } from "#tests/hub/routes/find-repo.ts";
import { refuse, refuseAnonymous, text } from "#tests/hub/server/reply.ts";
import type { Route } from "#tests/hub/server/route.ts";

export const authCheckRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/auth-check",
    handle(request, hub) {
      requireContentAccess(request.caller, findRepo(request, hub), hub);
      return text("OK");
    },
  },
  {
    method: "GET",
    pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/auth-check/write",
    handle(request, hub) {
      const repo = findRepo(request, hub);
      if (request.caller.type !== "token") refuseAnonymous();
      if (!mayWrite(request.caller.token, repo)) refuse(403, "You don't have the rights to write to this repository.");
      return text("OK");
    },
  },
];
