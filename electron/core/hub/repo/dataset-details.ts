/** What only a dataset has: its size and what is in it, as far as the Hub tells. */
import * as z from "zod";
import { textOrNull, wholeOrNull } from "#core/hub/tolerant.ts";
import type { DatasetDetails } from "#shared/contract/repo-details.ts";

/** The fields to expand, as the Hub sends them. */
export const datasetFields = { description: textOrNull(4000), mainSize: wholeOrNull };
const fields = z.object(datasetFields);

/** Of an answer that holds those fields, and of the dataset's tags: the Hub keeps most facts there. */
export function toDatasetDetails(answer: unknown, tags: readonly string[]): DatasetDetails {
  const { description, mainSize } = fields.parse(answer);
  const tagged = (lead: string, lengthMax: number) =>
    tags.flatMap((tag) => (tag.startsWith(`${lead}:`) ? [tag.slice(lead.length + 1)] : [])).slice(0, lengthMax);
  return {
    kind: "dataset",
    description,
    mainSize,
    sizeCategories: tagged("size_categories", 20),
    taskCategories: tagged("task_categories", 100),
    modalities: tagged("modality", 20),
    formats: tagged("format", 20),
  };
}
