/** Where every handler begins: the contract, the core in the context, and the call's signal in the form the core takes it. */
import { implement } from "@orpc/server";
import type { Core } from "#core/core.ts";
import { contract } from "#shared/contract/index.ts";

export type ApiContext = { readonly core: Core };

/** The contract to implement, topic by topic. Handlers get `context.core` and `context.call`. */
export const api = implement(contract)
  .$context<ApiContext>()
  .use(({ next, signal }) => next({ context: { call: { signal: signal ?? new AbortController().signal } } }));
