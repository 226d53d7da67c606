/** Who serves a model and for how much: the router's list where it has the model, else what the model's own page says. */
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { ChatModel } from "#shared/contract/inference.ts";

export type Offer = {
  readonly provider: string;
  readonly contextLength: number | null;
  readonly pricing: { readonly input: number; readonly output: number } | null;
  readonly supportsTools: boolean | null;
  /** As the router measured it. */
  readonly tokensPerSecond?: number | null | undefined;
};

/** The offers that can be had now. */
export function offersOf(info: RepoInfo, routed: ChatModel | undefined): readonly Offer[] {
  const live = routed?.providers.filter(({ isLive }) => isLive) ?? [];
  if (live.length > 0) return live;
  return info.details.kind === "model" ? info.details.offers.filter(({ status }) => status === "live") : [];
}

/** The one whose answers cost the least; null where none states a price. */
export function cheapest(
  offers: readonly Offer[],
): (Offer & { readonly pricing: NonNullable<Offer["pricing"]> }) | null {
  let best: (Offer & { readonly pricing: NonNullable<Offer["pricing"]> }) | null = null;
  for (const offer of offers) {
    const { pricing } = offer;
    if (pricing !== null && (best === null || pricing.output < best.pricing.output)) best = { ...offer, pricing };
  }
  return best;
}

/** A price of a million tokens: `$0.15`, `$0.005`, `free`. */
export function formatPrice(dollars: number): string {
  if (dollars === 0) return "free";
  return `$${dollars < 0.1 ? Number(dollars.toPrecision(2)) : dollars.toFixed(2)}`;
}
