/** Where a token is added: one field, what will happen to it, and what to do without one. */
import { Button } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { useAccounts } from "#renderer/api/use-accounts.ts";
import { useAppState } from "#renderer/api/use-app-state.ts";
import { NoTokenYet } from "#renderer/features/welcome/NoTokenYet.tsx";
import { SampleTokens } from "#renderer/features/welcome/SampleTokens.tsx";
import { TokenField } from "#renderer/features/welcome/TokenField.tsx";
import { useAddToken } from "#renderer/features/welcome/use-add-token.ts";
import { willBeKept } from "#renderer/text/keychain-words.ts";
import { ConfirmHub } from "#renderer/ui/ConfirmHub.tsx";
import { ProblemCard } from "#renderer/ui/ProblemCard.tsx";
import { sayIfUnchecked } from "#renderer/ui/say-if-unchecked.ts";
import type { ProblemCode } from "#shared/model/problem.ts";
import classes from "./WelcomeScreen.module.css";

/** Problems of the token itself: sending the same one again would change nothing. */
const needsAnotherToken: readonly ProblemCode[] = ["TOKEN_SHAPE", "TOKEN_REJECTED"];

/** `found` shows the tokens that lie on this computer already. */
export function WelcomeScreen({ found }: { readonly found: ReactNode }) {
  useDocumentTitle("Add a token · Hubdeck");
  const field = useRef<HTMLInputElement>(null);
  const accounts = useAccounts().value;
  const app = useAppState().value;
  const navigate = useNavigate();
  const { state, add, reset } = useAddToken();

  const send = async (confirmedOrigin?: string) => {
    const token = field.current?.value.trim() ?? "";
    if (token === "") return field.current?.focus();
    const account = await add(token, confirmedOrigin);
    if (account === null) return;
    if (field.current !== null) field.current.value = "";
    sayIfUnchecked(account);
    await navigate({ to: "/account" });
  };
  const giveUp = () => {
    if (field.current !== null) field.current.value = "";
    reset();
    field.current?.focus();
  };

  const hasAccounts = (accounts?.accounts.length ?? 0) > 0;
  const hubOrigin = app === undefined ? null : new URL(app.endpoint.url).origin;
  return (
    <div className={classes.root}>
      <div className={classes.column}>
        <header>
          <h1 className={classes.title}>Paste your Hugging Face token</h1>
          <p className={classes.kept}>{accounts === undefined ? "\u00a0" : willBeKept(accounts.keychain)}</p>
        </header>
        <TokenField
          fieldRef={field}
          isAsking={state.type === "asking"}
          isRefused={state.type === "failed"}
          onSend={() => void send()}
          onEdit={reset}
        />
        {state.type === "failed" && (
          <ProblemCard
            problem={state.problem}
            onRetry={needsAnotherToken.includes(state.problem.code) ? undefined : () => void send()}
          />
        )}
        {state.type === "confirm" && hubOrigin !== null && (
          <ConfirmHub origin={hubOrigin} onConfirm={() => void send(hubOrigin)} onCancel={giveUp} />
        )}
        {found}
        {app?.isDemo === true && <SampleTokens />}
        <NoTokenYet />
        <Button
          className={classes.skip}
          variant="subtle"
          color="gray"
          renderRoot={(props) => <Link to={hasAccounts ? "/account" : "/models"} {...props} />}
        >
          {hasAccounts ? "Back to your account" : "Look around first"}
        </Button>
      </div>
    </div>
  );
}
