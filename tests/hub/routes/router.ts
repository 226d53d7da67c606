/** All routes of the router's origin. */
import { routerChatRoutes } from "#tests/hub/routes/router-chat.ts";
import { routerFalRoutes } from "#tests/hub/routes/router-fal.ts";
import { routerModelsRoutes } from "#tests/hub/routes/router-models.ts";
import { routerOpenaiRoutes } from "#tests/hub/routes/router-openai.ts";
import { routerReplicateRoutes } from "#tests/hub/routes/router-replicate.ts";
import { routerTasksRoutes } from "#tests/hub/routes/router-tasks.ts";
import type { Route } from "#tests/hub/server/route.ts";

export const routerRoutes: readonly Route[] = [
  ...[routerModelsRoutes, routerChatRoutes, routerTasksRoutes],
  ...[routerOpenaiRoutes, routerFalRoutes, routerReplicateRoutes],
].flat();
