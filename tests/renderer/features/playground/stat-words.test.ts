import { expect, test } from "vitest";
import {
  bestOffer,
  contextWords,
  costWords,
  firstTokenWords,
  priceWords,
  speedWords,
  tokenWords,
} from "#renderer/features/playground/stat-words.ts";

const stats = { firstTokenMs: 180, totalMs: 1180, completionTokens: 412, promptTokens: 100, finishReason: "stop" };

test("an answer in numbers", () => {
  expect(firstTokenWords(stats)).toBe("0.18 s");
  expect(speedWords(stats)).toBe("412 tok/s");
  expect(tokenWords(stats)).toBe("412");
  expect(costWords(stats, { input: 0.1, output: 0.1 })).toBe("$0.000051");
});

test("what is not known is a dash, never a made-up number", () => {
  const uncounted = { ...stats, completionTokens: null, promptTokens: null };
  expect([firstTokenWords(null), speedWords(null), tokenWords(null)]).toEqual(["–", "–", "–"]);
  expect([speedWords(uncounted), tokenWords(uncounted)]).toEqual(["–", "–"]);
  expect(costWords(uncounted, { input: 1, output: 1 })).toBe("–");
  expect(costWords(stats, null)).toBe("–");
});

test("an answer in one gulp has no speed", () => {
  expect(speedWords({ ...stats, totalMs: 181 })).toBe("–");
});

test.each([
  [0, "$0"],
  [1, "$0.000001"],
  [13_000, "$0.013"],
  [2_500_000, "$2.50"],
])("%d tokens at a dollar a million cost %s", (tokens, cost) => {
  expect(costWords({ ...stats, completionTokens: tokens, promptTokens: 0 }, { input: 1, output: 1 })).toBe(cost);
});

test("prices and contexts as people say them", () => {
  expect(priceWords({ input: 0.1, output: 0.4 })).toBe("$0.10 / $0.40");
  expect(priceWords({ input: 0, output: 0 })).toBe("free");
  expect(priceWords(null)).toBe("price unknown");
  expect(contextWords(131_072)).toBe("128k context");
  expect(contextWords(200_000)).toBe("200k context");
  expect(contextWords(null)).toBe("context unknown");
});

test("a model's offer is the cheapest price and the longest context of those who serve it now", () => {
  const offer = {
    isLive: true,
    contextLength: 8192,
    pricing: { input: 1, output: 1 },
    supportsTools: null,
    tokensPerSecond: null,
  };
  const model = {
    id: "a/b",
    providers: [
      { ...offer, provider: "dear", contextLength: 32_768, pricing: { input: 2, output: 2 } },
      { ...offer, provider: "cheap" },
      { ...offer, provider: "asleep", isLive: false, contextLength: 999_999, pricing: { input: 0, output: 0 } },
    ],
  };
  expect(bestOffer(model)).toEqual({ price: "from $1.00 / $1.00", context: "32k context" });
  expect(bestOffer({ id: "a/b", providers: [] })).toEqual({ price: "price unknown", context: "context unknown" });
});
