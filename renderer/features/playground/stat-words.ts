/** The numbers under an answer, and a provider's price, in words. A dash stands for what is not known. */

import type { ChatStats } from "#renderer/features/playground/chat-state.ts";
import type { ChatModel } from "#shared/contract/inference.ts";
import { formatCount } from "#shared/model/bytes.ts";

type Provider = ChatModel["providers"][number];

/** The time to the first token: `0.18 s`. */
export function firstTokenWords(stats: ChatStats | null): string {
  return stats?.firstTokenMs == null ? "–" : `${(stats.firstTokenMs / 1000).toFixed(2)} s`;
}

/** Tokens a second from the first token to the end: `412 tok/s`; a dash where the provider does not count tokens. */
export function speedWords(stats: ChatStats | null): string {
  if (stats?.completionTokens == null || stats.firstTokenMs === null) return "–";
  const seconds = (stats.totalMs - stats.firstTokenMs) / 1000;
  // One or two tokens, or all in one gulp, say nothing about speed.
  if (seconds < 0.05 || stats.completionTokens < 3) return "–";
  const perSecond = stats.completionTokens / seconds;
  return `${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)} tok/s`;
}

/** Tokens of the answer: `148`. */
export function tokenWords(stats: ChatStats | null): string {
  return stats?.completionTokens == null ? "–" : String(stats.completionTokens);
}

/** What an answer cost in US dollars, from a provider's price: `$0.00002`; a dash where price or count is unknown. */
export function costWords(stats: ChatStats | null, pricing: Provider["pricing"]): string {
  if (stats?.completionTokens == null || stats.promptTokens === null || pricing === null) return "–";
  return dollars((stats.promptTokens * pricing.input + stats.completionTokens * pricing.output) / 1e6);
}

/** A price per million tokens, in and out: `$0.10 / $0.40`; `free` where both are nothing. */
export function priceWords(pricing: Provider["pricing"]): string {
  if (pricing === null) return "price unknown";
  if (pricing.input === 0 && pricing.output === 0) return "free";
  return `$${pricing.input.toFixed(2)} / $${pricing.output.toFixed(2)}`;
}

/** A context length: `128k context`. */
export function contextWords(contextLength: number | null): string {
  if (contextLength === null) return "context unknown";
  // Context lengths are powers of two more often than not, and people count those in units of 1024.
  const isBinary = contextLength >= 1024 && contextLength % 1024 === 0;
  return `${isBinary ? `${contextLength / 1024}k` : formatCount(contextLength)} context`;
}

/** The lowest price and the longest context that any of the live providers offers, for a list of models. */
export function bestOffer(model: ChatModel): { readonly price: string; readonly context: string } {
  const live = model.providers.filter((provider) => provider.isLive);
  const priced = live.flatMap(({ pricing }) => (pricing === null ? [] : [pricing]));
  const cheapest = priced.sort((a, b) => a.input + a.output - (b.input + b.output))[0] ?? null;
  const lengths = live.flatMap(({ contextLength }) => (contextLength === null ? [] : [contextLength]));
  return {
    price: cheapest === null ? "price unknown" : `${live.length > 1 ? "from " : ""}${priceWords(cheapest)}`,
    context: contextWords(lengths.length === 0 ? null : Math.max(...lengths)),
  };
}

/** A small sum with two figures that count: `$0.00002`, `$0.013`, `$1.20`. */
function dollars(sum: number): string {
  if (sum === 0) return "$0";
  const digits = Math.min(8, Math.max(2, 1 - Math.floor(Math.log10(sum))));
  return `$${sum.toFixed(digits).replace(/(\.\d\d\d*?)0+$/, "$1")}`;
}
