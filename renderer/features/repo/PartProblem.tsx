/** Why a part of a repo is not shown. Where the banner above says already that access is missing, this says only what will be here. */
import { IconLock } from "@tabler/icons-react";
import { problemOf } from "#renderer/api/problem-of.ts";
import { useRepoAccess } from "#renderer/features/repo/use-repo-access.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { ProblemState } from "#renderer/ui/ProblemState.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { ProblemCode } from "#shared/model/problem.ts";

type PartProblemProps = {
  readonly info: RepoInfo;
  /** `card` or `files`. */
  readonly part: string;
  readonly error: unknown;
  readonly onRetry: () => void;
};

const refusals: ReadonlySet<ProblemCode> = new Set(["GATED", "PERMISSION", "NOT_SIGNED_IN"]);

export function PartProblem({ info, part, error, onRetry }: PartProblemProps) {
  const isRefused = useRepoAccess(info).data?.type === "refused";
  const problem = problemOf(error);
  if (isRefused && refusals.has(problem.code)) {
    return <EmptyState icon={IconLock} title={`The ${part} can be read once you have access`} />;
  }
  return <ProblemState problem={problem} onRetry={onRetry} />;
}
