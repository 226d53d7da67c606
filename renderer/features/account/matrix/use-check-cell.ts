/** Asks the Hub about a cell that only it can answer, with a repo of that owner which the account can see. Nothing is read or written. */
import { useMutation } from "@tanstack/react-query";
import { api } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import type { Checked } from "#renderer/features/account/matrix/shown-matrix.ts";
import type { ModelSummary } from "#shared/contract/browse.ts";
import type { Deed } from "#shared/model/permissions/deeds.ts";
import type { ProbeNeed } from "#shared/model/permissions/probe.ts";
import type { Problem } from "#shared/model/problem.ts";

/** What the Hub is asked for each deed, and which repos show it; a deed that is not here cannot be asked without doing it. */
const questions: {
  readonly [D in Deed]?: { readonly need: ProbeNeed; readonly fits: (repo: ModelSummary) => boolean };
} = {
  "read-public": { need: "read", fits: ({ isPrivate, gated }) => !isPrivate && gated === "no" },
  "read-gated": { need: "read", fits: ({ isPrivate, gated }) => !isPrivate && gated !== "no" },
  "read-private": { need: "read", fits: ({ isPrivate }) => isPrivate },
  upload: { need: "write", fits: () => true },
};

export function canBeAsked(deed: Deed): boolean {
  return questions[deed] !== undefined;
}

export type CheckCell = {
  readonly run: () => void;
  readonly isRunning: boolean;
  /** Why it could not be asked. */
  readonly problem: Problem | null;
  /** There is no repo to ask with. */
  readonly foundNone: boolean;
};

/** `owner` is the user or organisation of the cell's column. */
export function useCheckCell(deed: Deed, owner: string, onChecked: (checked: Checked) => void): CheckCell {
  const check = useMutation({
    mutationFn: async (): Promise<Checked | null> => {
      const question = questions[deed];
      if (question === undefined) return null;
      const { repos } = await api.browse.list({ kind: "model", filter: { author: owner } });
      const repo = repos.find((one) => one.kind === "model" && question.fits(one));
      if (repo === undefined) return null;
      const probe = await api.hub.access({ repo: { kind: "model", id: repo.id }, need: question.need });
      return { repoId: repo.id, probe };
    },
    onSuccess: (checked) => {
      if (checked !== null) onChecked(checked);
    },
  });
  return {
    run: () => check.mutate(),
    isRunning: check.isPending,
    problem: check.isError ? problemOf(check.error) : null,
    foundNone: check.isSuccess && check.data === null,
  };
}
