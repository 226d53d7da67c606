/** Every place of the app with its address. Screens are loaded when they are first shown, so that the start stays light. */
import { createRootRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { FirstPlace } from "#renderer/app/FirstPlace.tsx";
import { Frame } from "#renderer/app/frame/Frame.tsx";
import { NotFoundScreen } from "#renderer/app/NotFoundScreen.tsx";
import { modelsSearch, playgroundSearch, repoSearch, savedSearch } from "#renderer/app/search-params.ts";

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundScreen });

const index = createRoute({ getParentRoute: () => root, path: "/", component: FirstPlace });

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("#renderer/app/WelcomePlace.tsx"), "WelcomePlace"),
});

const models = createRoute({
  getParentRoute: () => root,
  path: "/models",
  validateSearch: modelsSearch,
  component: lazyRouteComponent(() => import("#renderer/app/ModelsPlace.tsx"), "ModelsPlace"),
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
  repo,
  saved,
  playground,
  downloads,
  account,
  settings,
]);
