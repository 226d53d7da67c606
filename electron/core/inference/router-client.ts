/**
 * The inference library on our own fetch: its requests go to the router of the Hub that is set, with the token that
 * hubFetch adds there. The library itself never gets a token.
 */
import { randomBytes } from "node:crypto";
import { InferenceClient } from "@huggingface/inference";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { libraryFetch } from "#core/hub/library-fetch.ts";

/** The router's address is a constant in the library. */
const librarysRouter = "https://router.huggingface.co";

/** A model may think for long before its first word, and pause between words. */
const silenceMs = 180_000;
/** More than any answer; ends a stream that never does. */
const answerBytesMax = 64_000_000;

/** A client for one call of one account; `signal` ends its request. */
export function routerClient(
  hub: HubAccess,
  options: { readonly router: string; readonly accountId: string; readonly signal: AbortSignal },
): InferenceClient {
  const { router, accountId, signal } = options;
  const toRouter: HubAccess = {
    ...hub,
    fetchOk: async (url, init) => {
      const target = String(url);
      if (!target.startsWith(`${librarysRouter}/`)) throw new TypeError("The library asks another server");
      const timeouts = { headersTimeoutMs: silenceMs, bodyTimeoutMs: silenceMs };
      return bounded(await hub.fetchOk(router + target.slice(librarysRouter.length), { ...init, ...timeouts }));
    },
  };
  // The library takes the way over the router for whatever looks like a Hub token; libraryFetch drops it again.
  const placeholder = `hf_${randomBytes(17).toString("hex")}`;
  return new InferenceClient(placeholder, {
    fetch: libraryFetch(toRouter, { account: { id: accountId } }),
    retry_on_error: false,
    signal,
  });
}

/** The library keeps an unfinished line in memory, however long it gets. */
function bounded(response: Response): Response {
  if (response.body === null) return response;
  let length = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      length += bytes.length;
      if (length > answerBytesMax) controller.error(new Error("The answer is too long"));
      else controller.enqueue(bytes);
    },
  });
  const { status, headers } = response;
  return new Response(response.body.pipeThrough(limit), { status, headers });
}
