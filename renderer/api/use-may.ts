/** Whether the active account may do something, for a control to say before its click. */
import { useMemo } from "react";
import { useAccounts } from "#renderer/api/use-accounts.ts";
import type { Deed } from "#shared/model/permissions/deeds.ts";
import { may } from "#shared/model/permissions/may.ts";
import { type Probe, withProbe } from "#shared/model/permissions/probe.ts";
import type { Target, Verdict } from "#shared/model/permissions/verdict.ts";

/**
 * The verdict for the active account, with what a probe of the same repo showed; undefined until the accounts are known. `target` is
 * a constant of its module or memoised.
 *
 *     const verdict = useMay("run-inference", self);
 *     <Button disabled={verdict?.answer === "no"} aria-description={verdict?.reason}>Run</Button>
 */
export function useMay(deed: Deed, target: Target, probe?: Probe | undefined): Verdict | undefined {
  const accounts = useAccounts().value;
  return useMemo(() => {
    if (accounts === undefined) return undefined;
    const active = accounts.accounts.find(({ id }) => id === accounts.activeId) ?? null;
    return withProbe(may(active, deed, target), probe);
  }, [accounts, deed, target, probe]);
}

/** What is one's own: the target of running models, and of creating something under one's own name. */
export const self: Target = { type: "user" };
