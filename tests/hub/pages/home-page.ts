/** What a person sees who opens the stand-in itself in a browser. */
import { markup, page } from "#tests/hub/pages/html.ts";
import type { Route } from "#tests/hub/server/route.ts";

export const homePageRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/",
    handle(_, hub) {
      const links = hub.catalogue
        .list("model")
        .filter((repo) => !repo.isPrivate)
        .map(({ id }) => markup`<li><a href="/${id}">${id}</a></li>`);
      return page("Models", markup`<p><a href="/settings/tokens">Access tokens</a></p><ul>${links}</ul>`);
    },
  },
];
