/** Every place of the app with its address. Screens are loaded when they are first shown, so that the start stays light. */
import { createRootRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { FirstPlace } from "#renderer/app/FirstPlace.tsx";
import { Frame } from "#renderer/app/frame/Frame.tsx";
import { NotFoundScreen } from "#renderer/app/NotFoundScreen.tsx";
import { compareSearch, playgroundSearch, repoSearch, savedSearch } from "#renderer/app/search-params.ts";
import { type BrowseSearch, browseSearch } from "#renderer/features/browse/browse-search.ts";

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundScreen });

const index = createRoute({ getParentRoute: () => root, path: "/", component: FirstPlace });

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("#renderer/app/WelcomePlace.tsx"), "WelcomePlace"),
});

const browsePlace = () => import("#renderer/app/BrowsePlace.tsx");

const models = createRoute({
  getParentRoute: () => root,
  path: "/models",
  validateSearch: (raw: Record<string, unknown>): BrowseSearch => browseSearch("model", raw),
  component: lazyRouteComponent(browsePlace, "ModelsPlace"),
});

const datasets = createRoute({
  getParentRoute: () => root,
  path: "/datasets",
  validateSearch: (raw: Record<string, unknown>): BrowseSearch => browseSearch("dataset", raw),
  component: lazyRouteComponent(browsePlace, "DatasetsPlace"),
});

const spaces = createRoute({
  getParentRoute: () => root,
  path: "/spaces",
  validateSearch: (raw: Record<string, unknown>): BrowseSearch => browseSearch("space", raw),
  component: lazyRouteComponent(browsePlace, "SpacesPlace"),
});

const repo = createRoute({
  getParentRoute: () => root,
  path: "/repo/$kind/$owner/$name",
  validateSearch: repoSearch,
  component: lazyRouteComponent(() => import("#renderer/app/RepoPlace.tsx"), "RepoPlace"),
});

const saved = createRoute({
  getParentRoute: () => root,
  path: "/saved",
  validateSearch: savedSearch,
  component: lazyRouteComponent(() => import("#renderer/features/saved/SavedScreen.tsx"), "SavedScreen"),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: "/compare",
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import("#renderer/features/compare/CompareScreen.tsx"), "CompareScreen"),
});

const playground = createRoute({
  getParentRoute: () => root,
  path: "/playground",
  validateSearch: playgroundSearch,
  component: lazyRouteComponent(() => import("#renderer/features/playground/PlaygroundScreen.tsx"), "PlaygroundScreen"),
});

const downloads = createRoute({
  getParentRoute: () => root,
  path: "/downloads",
  component: lazyRouteComponent(() => import("#renderer/features/downloads/DownloadsScreen.tsx"), "DownloadsScreen"),
});

const account = createRoute({
  getParentRoute: () => root,
  path: "/account",
  component: lazyRouteComponent(() => import("#renderer/features/account/AccountScreen.tsx"), "AccountScreen"),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  component: lazyRouteComponent(() => import("#renderer/app/SettingsPlace.tsx"), "SettingsPlace"),
});

export const routeTree = root.addChildren([
  index,
  welcome,
  models,
  datasets,
  spaces,
  repo,
  saved,
  compare,
  playground,
  downloads,
  account,
  settings,
]);
