/** A model's providers with what the Hub's page and the router's list say of each, put together. */
import type { ChatModel } from "#shared/contract/inference.ts";
import type { ProviderOffer } from "#shared/contract/repo-details.ts";

export type OfferRow = Pick<ProviderOffer, "provider" | "status" | "pricing" | "contextLength" | "supportsTools"> & {
  readonly tokensPerSecond: number | null;
};

const order = { live: 0, staging: 1, error: 2 } as const;

/** Live ones first, of those the cheapest first; the router's word counts before the page's. */
export function offerRows(offers: readonly ProviderOffer[], routed: ChatModel["providers"]): OfferRow[] {
  return offers
    .map((offer): OfferRow => {
      const found = routed.find(({ provider }) => provider === offer.provider);
      return {
        provider: offer.provider,
        status: offer.status,
        pricing: found?.pricing ?? offer.pricing,
        contextLength: found?.contextLength ?? offer.contextLength,
        supportsTools: found?.supportsTools ?? offer.supportsTools,
        tokensPerSecond: found?.tokensPerSecond ?? null,
      };
    })
    .sort((one, other) => order[one.status] - order[other.status] || priceOf(one) - priceOf(other));
}

function priceOf({ pricing }: OfferRow): number {
  return pricing === null ? Number.MAX_VALUE : pricing.input + pricing.output;
}
