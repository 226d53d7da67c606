/** The front matter of a card as the Hub parsed it. Anyone may have written anything there, so each field stands or falls alone. */
import * as z from "zod";
import { textOrNull, textsOf } from "#core/hub/tolerant.ts";
import type { RepoCardFacts } from "#shared/contract/repo-details.ts";

export const cardFacts = z
  .object({
    title: textOrNull(300),
    pretty_name: textOrNull(300),
    license: textsOf(300, 5),
    license_name: textOrNull(300),
    license_link: textOrNull(2048),
    language: textsOf(300, 300),
    base_model: textsOf(200, 100),
    datasets: textsOf(200, 100),
  })
  .catch(() => nothing);
export type CardData = z.infer<typeof cardFacts>;

const nothing = {
  title: null,
  pretty_name: null,
  license: [],
  license_name: null,
  license_link: null,
  language: [],
  base_model: [],
  datasets: [],
};

/** The same in the contract's words. */
export function toCardFacts(card: CardData): RepoCardFacts {
  return {
    title: card.title ?? card.pretty_name,
    licenseName: card.license_name,
    licenseLink: card.license_link,
    languages: card.language,
    baseModels: card.base_model,
    datasets: card.datasets,
  };
}
