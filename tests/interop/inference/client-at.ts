/** @huggingface/inference as it is, its requests sent to the stand-in: the library has the addresses built in. */
import { InferenceClient } from "@huggingface/inference";
import type { RunningHub } from "#tests/hub/start-hub.ts";

type Fetch = typeof fetch;
type Options = ConstructorParameters<typeof InferenceClient>[1];

/** A fetch that changes nothing but the two addresses. */
export function fetchAt(hub: RunningHub, through: Fetch = fetch): Fetch {
  return (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const moved = address
      .replace("https://router.huggingface.co", hub.routerUrl)
      .replace("https://huggingface.co", hub.hubUrl);
    return through(moved, init);
  };
}

/** A client of this person's; `retry_on_error` is off because the library would ask a 503 again for ever. */
export function clientAt(
  hub: RunningHub,
  secret: string = hub.tokens.fineGrained,
  options: Options = {},
): InferenceClient {
  return new InferenceClient(secret, { retry_on_error: false, fetch: fetchAt(hub), ...options });
}
