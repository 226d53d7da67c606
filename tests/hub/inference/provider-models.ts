/** The models of one provider, by the names that they have there (reference section 10.3). */
import type { ProviderOffer } from "#tests/hub/catalogue/repo.ts";
import type { Served } from "#tests/hub/inference/choose-offer.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export type OfferedModel = Served & { readonly offer: ProviderOffer };

/** The model that `provider` calls `name`, or null. A version stands for the model whose name ends with it. */
export function findOfferedModel(hub: StandIn, provider: string, name: string): OfferedModel | null {
  for (const repo of hub.catalogue.list("model")) {
    for (const offer of repo.providers) {
      const known = offer.providerId ?? repo.id;
      const isIt = offer.provider === provider && (known === name || known.endsWith(`:${name}`));
      if (isIt && offer.status !== "error") return { repo, provider, offer };
    }
  }
  return null;
}
