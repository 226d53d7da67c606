/** What the Hub finds for what is typed: after a short rest, given up when another letter comes, never out of order. */
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { matches } from "#renderer/app/palette/palette-entries.ts";
import type { QuickResults } from "#shared/contract/search.ts";
import type { Problem } from "#shared/model/problem.ts";

const restMs = 140;

type QuickSearch = {
  /** Null while nothing is known. */
  readonly found: QuickResults | null;
  readonly isSearching: boolean;
  readonly problem: Problem | null;
};

/** An empty text asks nobody. */
export function useQuickSearch(typed: string): QuickSearch {
  const wanted = typed.trim().slice(0, 200);
  const [query] = useDebouncedValue(wanted, restMs);
  const isAsked = query !== "" && wanted !== "";
  const { data, error, isFetching } = useQuery({
    ...orpc.search.quick.queryOptions({ input: { query: isAsked ? query : "-" } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const isLate = isAsked && (isFetching || query !== wanted);
  return {
    found: !isAsked || data === undefined ? null : isLate ? stillFitting(data, wanted) : data,
    isSearching: isLate,
    problem: isAsked && !isFetching && error !== null ? problemOf(error) : null,
  };
}

/** Of the answer to fewer letters what the present ones still mean. */
function stillFitting({ repos, owners }: QuickResults, query: string): QuickResults {
  return {
    repos: repos.filter(({ repo }) => matches(repo.id, query)),
    owners: owners.filter(({ name, fullname }) => matches(`${name} ${fullname}`, query)),
  };
}
