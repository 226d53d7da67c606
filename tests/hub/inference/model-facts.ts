/** What a repo's config.json and card say about its model, so that an answer has this model's labels and sizes. */
import * as z from "zod";
import { headOf } from "#tests/hub/catalogue/find-commit.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";

const configFile = z.looseObject({
  hidden_size: z.number().int().positive().optional(),
  id2label: z.record(z.string(), z.string()).optional(),
});

export type ModelFacts = {
  /** The labels of a classifier; empty for a model without any. */
  readonly labels: readonly string[];
  /** Length of the vectors. */
  readonly dimensions: number;
  /** Languages of the card, the first the one that it reads. */
  readonly languages: readonly string[];
  /** Whether it gives one vector a text, not one a token. */
  readonly isPooled: boolean;
};

/** The facts of this model. */
export function modelFacts(repo: Repo): ModelFacts {
  const config = configFile.parse(readConfig(repo));
  const language = repo.cardData?.["language"];
  return {
    labels: Object.values(config.id2label ?? {}),
    dimensions: config.hidden_size ?? 384,
    languages: [language].flat().filter((name) => typeof name === "string"),
    isPooled: repo.libraryName === "sentence-transformers",
  };
}

function readConfig(repo: Repo): unknown {
  const content = headOf(repo).files.get("config.json")?.content;
  return content === undefined ? {} : JSON.parse(Buffer.from(content.read(0, content.sizeBytes)).toString("utf8"));
}
