/**
 * The page's one client of the core. Nothing else in the page knows oRPC.
 *
 * Plain calls: `const { url } = await api.accounts.newTokenPage();`, with a signal `api.hub.repo(input, { signal })`.
 * Queries: `useQuery(orpc.hub.repo.queryOptions({ input: { repo, revision: "main" } }))`.
 * Pages: `useInfiniteQuery(orpc.browse.list.infiniteOptions({ input: (cursor: string | undefined) => ({ kind, cursor }),
 * initialPageParam: undefined, getNextPageParam: (page) => page.nextCursor ?? undefined }))`.
 * Changes: `useMutation(orpc.downloads.start.mutationOptions())`. A call that carries a token is made with `api` directly,
 * never as a mutation: a mutation keeps its variables for as long as its component is mounted.
 * Streams: `for await (const event of await api.inference.chat(input, { signal })) …`; aborting the signal, or leaving the
 * loop, stops the work in the core. Watches go through `useWatch`.
 * Every rejection goes through `problemOf(error)` before it is shown.
 */
import { createORPCClient, DynamicLink } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { createConnection } from "#renderer/api/connection.ts";
import { openDoor } from "#renderer/api/open-door.ts";
import type { contract } from "#shared/contract/index.ts";

export type Api = ContractRouterClient<typeof contract>;

/** The connection behind `api`; use-connection.ts shows its state. It starts at the first call or watch. */
export const connection = createConnection({ open: openDoor });

/** The contract, each call as a function. */
export const api: Api = createORPCClient(new DynamicLink(({ signal }) => connection.link(signal)));

/** The contract as TanStack Query options. */
export const orpc = createTanstackQueryUtils(api);
