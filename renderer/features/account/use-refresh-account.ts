/** Asks the Hub again who an account is. What comes of it arrives through the accounts' watch, a failure included. */
import { useMutation } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";

export type RefreshAccount = { readonly run: () => void; readonly isRunning: boolean };

export function useRefreshAccount(id: string): RefreshAccount {
  const { mutate, isPending } = useMutation(
    orpc.accounts.refresh.mutationOptions({
      onError: (error) => {
        // A Hub's refusal is in the account's own state; only what kept the question from being asked is said here.
        if (["CONNECTION", "UNEXPECTED", "KEYCHAIN", "NOT_FOUND"].includes(problemOf(error).code)) showProblem(error);
      },
    }),
  );
  return { run: () => mutate({ id }), isRunning: isPending };
}
