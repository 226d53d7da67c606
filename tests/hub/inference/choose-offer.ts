/** Which provider a model id with a suffix stands for (reference section 10.4). */
import type { ProviderOffer, Repo } from "#tests/hub/catalogue/repo.ts";

export type Served = { readonly repo: Repo; readonly provider: string };

/** The model and who answers for it; null when no live provider of that kind serves it. */
export function chooseOffer(models: readonly Repo[], asked: string): Served | null {
  const [id = "", choice = "fastest"] = asked.split(":");
  const repo = models.find((model) => model.id === id);
  const live = repo?.providers.filter(({ task, status }) => task === "conversational" && status === "live") ?? [];
  const offer = orders[choice]?.(live) ?? live.find(({ provider }) => provider === choice);
  return repo === undefined || offer === undefined ? null : { repo, provider: offer.provider };
}

type Choose = (offers: readonly ProviderOffer[]) => ProviderOffer | undefined;

/** `preferred` is the person's own order; hers is the order of the model page. */
const orders: Readonly<Record<string, Choose>> = {
  fastest: (offers) => offers.toSorted((one, other) => speed(other) - speed(one))[0],
  cheapest: (offers) => offers.toSorted((one, other) => price(one) - price(other))[0],
  preferred: (offers) => offers[0],
};

const speed = ({ tokensPerSecond = 0 }: ProviderOffer): number => tokensPerSecond;
const price = ({ pricing }: ProviderOffer): number => pricing?.output ?? Number.POSITIVE_INFINITY;
