/** The router. The address lives in the fragment, because both doors serve one page and it must survive a reload on both. */
import { createHashHistory, createRouter, parseSearchWith, stringifySearchWith } from "@tanstack/react-router";
import { CrashScreen } from "#renderer/app/CrashScreen.tsx";
import { routeTree } from "#renderer/app/routes.tsx";

const isList = /^\/(?:models|datasets|spaces)$/;

export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  // Search values are plain texts: `?q=7b`, not JSON.
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith(String),
  defaultErrorComponent: CrashScreen,
  defaultPreload: "intent",
  defaultPendingMs: 200,
  // The lists keep their own place, by what they list: the router would carry the place of one list over to the next.
  scrollRestoration: ({ location }) => !isList.test(location.pathname),
  scrollToTopSelectors: ["#main"],
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
