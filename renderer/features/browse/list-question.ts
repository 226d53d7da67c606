/** What the address says, as the question to the core. What only the page can look at is in local-filter.ts. */
import { type BrowseSearch, defaultSort, valuesOf } from "#renderer/features/browse/browse-search.ts";
import type { ListQuestion } from "#shared/contract/browse.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";

/** The first page of the list. */
export function listQuestion(kind: RepoKind, search: BrowseSearch): ListQuestion {
  const { sort = defaultSort } = search;
  const common = { search: search.q, author: search.author };
  const several = (text: string | undefined) => (text === undefined ? undefined : [...valuesOf(text)]);
  const gated = search.gated === undefined ? undefined : search.gated === "yes";
  switch (kind) {
    case "model":
      return {
        kind,
        sort,
        filter: given({
          ...common,
          pipelineTag: search.task,
          library: several(search.library),
          language: several(search.language),
          license: search.license,
          format: several(search.format),
          apps: several(search.apps),
          inferenceProvider: search.provider,
          gated,
          baseModel: search.base,
          numParameters:
            search.min === undefined && search.max === undefined
              ? undefined
              : given({ min: countOf(search.min), max: countOf(search.max) }),
        }),
      };
    case "dataset":
      return {
        kind,
        sort,
        filter: given({
          ...common,
          taskCategory: search.task,
          sizeCategory: search.rows,
          format: several(search.format),
          modality: several(search.modality),
          language: several(search.language),
          license: search.license,
          gated,
        }),
      };
    case "space":
      return {
        kind,
        sort,
        filter: given({
          ...common,
          sdk: search.sdk,
          hardware: search.hardware,
          model: search.model,
          dataset: search.dataset,
        }),
      };
    default:
      return assertNever(kind);
  }
}

const units: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** `7B` as a number. */
export function countOf(text: string | undefined): number | undefined {
  const [, figure, unit = ""] = /^([\d.]+)([KMBT]?)$/.exec(text ?? "") ?? [];
  return figure === undefined ? undefined : Number(figure) * (units[unit] ?? 1);
}

/** Without what is undefined, so that the same question is always the same key. */
function given<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
