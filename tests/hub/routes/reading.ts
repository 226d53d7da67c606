/** Every route that reads: who one is, lists, info, trees, content, owners, search, access to gated repos. */
import { accessRequestRoutes } from "#tests/hub/routes/access-requests.ts";
import { authCheckRoutes } from "#tests/hub/routes/auth-check.ts";
import { ownerRoutes } from "#tests/hub/routes/owners.ts";
import { quickSearchRoutes } from "#tests/hub/routes/quick-search.ts";
import { refsRoutes } from "#tests/hub/routes/refs.ts";
import { repoInfoRoutes } from "#tests/hub/routes/repo-info.ts";
import { repoListRoutes } from "#tests/hub/routes/repo-list.ts";
import { resolveRoutes } from "#tests/hub/routes/resolve.ts";
import { tagsByTypeRoutes } from "#tests/hub/routes/tags-by-type.ts";
import { treeRoutes } from "#tests/hub/routes/tree.ts";
import { whoamiRoutes } from "#tests/hub/routes/whoami.ts";
import { xetRoutes } from "#tests/hub/routes/xet.ts";
import type { Route } from "#tests/hub/server/route.ts";

/** Tried in this order. */
export const readingRoutes: readonly Route[] = [
  ...[whoamiRoutes, tagsByTypeRoutes, quickSearchRoutes, ownerRoutes],
  ...[repoListRoutes, repoInfoRoutes, treeRoutes, refsRoutes, authCheckRoutes, accessRequestRoutes],
  ...[resolveRoutes, xetRoutes],
].flat();
