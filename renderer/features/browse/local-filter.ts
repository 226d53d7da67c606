/** The filters that the Hub's list calls do not have: each loaded row is looked at here, and the screen says so. Pure. */
import type { BrowseSearch } from "#renderer/features/browse/browse-search.ts";
import type { RepoSummary } from "#shared/contract/browse.ts";
import { estimateMemory, usualContext } from "#shared/model/memory/estimate.ts";
import { fits, type MachineMemory } from "#shared/model/memory/fits.ts";

export type LocalFacts = {
  /** Ids of the repos of this kind on disk; null while that is not known. */
  readonly onDisk: ReadonlySet<string> | null;
  readonly machine: MachineMemory | null;
};

/** Null where the row does not say enough to tell. */
type LocalTest = (row: RepoSummary) => boolean | null;

export function localTests(search: BrowseSearch, { onDisk, machine }: LocalFacts): readonly LocalTest[] {
  const tests: LocalTest[] = [];
  if (search.disk === "yes") tests.push(({ id }) => onDisk?.has(id) ?? null);
  const { hardware } = search;
  if (hardware !== undefined) {
    tests.push((row) => (row.kind !== "space" || row.hardware === null ? null : row.hardware === hardware));
  }
  if (search.size !== undefined) {
    const bytesMax = Number(search.size) * 1e9;
    tests.push((row) => (row.kind === "space" || row.size === null ? null : row.size.bytes <= bytesMax));
  }
  if (search.fits === "yes") tests.push((row) => fitsMachine(row, machine));
  return tests;
}

export type LocalMatches = {
  readonly rows: readonly RepoSummary[];
  /** Rows that were left out because they do not say what was asked. */
  readonly unknownCount: number;
};

export function matchLocally(rows: readonly RepoSummary[], tests: readonly LocalTest[]): LocalMatches {
  if (tests.length === 0) return { rows, unknownCount: 0 };
  let unknownCount = 0;
  const matching = rows.filter((row) => {
    const answers = tests.map((test) => test(row));
    if (answers.includes(false)) return false;
    if (!answers.includes(null)) return true;
    unknownCount += 1;
    return false;
  });
  return { rows: matching, unknownCount };
}

/** The quantisation that a GGUF repo is judged by: the usual choice, and nearly always there. */
const usualQuantisation = "Q4_K_M";

/** Whether a model fits into this machine's memory: as it is stored, or in four bits where it comes as GGUF. */
export function fitsMachine(row: RepoSummary, machine: MachineMemory | null): boolean | null {
  if (row.kind !== "model" || machine === null) return null;
  const bytes = memoryBytes(row);
  const fit = bytes === null ? "unknown" : fits(bytes, machine);
  return fit === "unknown" ? null : fit !== "no";
}

function memoryBytes({ tensorTypes, gguf, parameters }: Extract<RepoSummary, { kind: "model" }>): number | null {
  const contextTokens = usualContext(gguf?.contextLength ?? null);
  if (tensorTypes.length > 0) {
    const parametersByType = Object.fromEntries(tensorTypes.map(({ type, count }) => [type, count]));
    return estimateMemory({ weights: { type: "types", parametersByType }, architecture: null, contextTokens })
      .totalBytes;
  }
  if (parameters === null) return null;
  const precision = gguf === null ? "BF16" : usualQuantisation;
  const weights = { type: "parameters", parameters, precision } as const;
  return estimateMemory({ weights, architecture: null, contextTokens }).totalBytes;
}
