/**
 * Adding a token: asks the core, and says where that stands. Never keeps the token: it is read from the field for each
 * call and lives in no state, no mutation and no closure that outlasts the call.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import type { Account } from "#shared/contract/accounts.ts";
import type { Problem } from "#shared/model/problem.ts";

export type AddTokenState =
  | { readonly type: "idle" }
  | { readonly type: "asking" }
  /** The Hub is not the official one: the person must agree to its origin first. */
  | { readonly type: "confirm" }
  | { readonly type: "failed"; readonly problem: Problem };

type AddToken = {
  readonly state: AddTokenState;
  /** `confirmedOrigin` is the origin that the person was shown and agreed to. Answers the account, or null where the token was not taken. */
  readonly add: (token: string, confirmedOrigin?: string) => Promise<Account | null>;
  readonly reset: () => void;
};

export function useAddToken(): AddToken {
  const [state, setState] = useState<AddTokenState>({ type: "idle" });
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  const add = useCallback(async (token: string, confirmedOrigin?: string) => {
    asking.current?.abort();
    const call = new AbortController();
    const { signal } = call;
    asking.current = call;
    setState({ type: "asking" });
    try {
      const account = await api.accounts.add(
        { token, ...(confirmedOrigin === undefined ? {} : { confirmedOrigin }) },
        { signal },
      );
      return signal.aborted ? null : account;
    } catch (error) {
      if (signal.aborted) return null;
      const problem = problemOf(error);
      setState(problem.code === "CONFIRM_ENDPOINT" ? { type: "confirm" } : { type: "failed", problem });
      return null;
    }
  }, []);

  const reset = useCallback(() => {
    asking.current?.abort();
    setState({ type: "idle" });
  }, []);
  return { state, add, reset };
}
