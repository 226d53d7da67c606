/** What a model was made from, as its tags say it (reference section 3.4). */
import type { Catalogue } from "#tests/hub/catalogue/catalogue.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";

type BaseModels = {
  readonly relation: string;
  readonly models: readonly { readonly _id: string; readonly id: string }[];
};

/** The base models that are on the Hub, and what was done to them; null for a model that names none. */
export function findBaseModels(repo: Repo, catalogue: Catalogue): BaseModels | null {
  const relations = repo.tags.flatMap((tag) => {
    const [, relation, id] = /^base_model:(quantized|finetune|adapter|merge):(.+)$/.exec(tag) ?? [];
    const base = id === undefined ? null : catalogue.find("model", id);
    return relation === undefined || base === null ? [] : [{ relation, _id: base.objectId, id: base.id }];
  });
  const [first] = relations;
  if (first === undefined) return null;
  const models = relations.filter(({ relation }) => relation === first.relation).map(({ _id, id }) => ({ _id, id }));
  return { relation: first.relation, models };
}
