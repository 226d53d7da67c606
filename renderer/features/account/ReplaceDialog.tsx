/**
 * Puts a new token in the place of an old one. The pasted text is read from the field for the call alone: it is in no state
 * and no mutation, and the field is emptied when the dialog closes.
 */
import { Button, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { api } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { maskedToken } from "#renderer/text/masked-token.ts";
import { Mono } from "#renderer/ui/Mono.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { Account } from "#shared/contract/accounts.ts";
import type { Problem } from "#shared/model/problem.ts";
import classes from "./Dialog.module.css";

type ReplaceDialogProps = { readonly account: Account; readonly onClose: () => void };
type Agreed = { readonly confirmedOrigin?: string; readonly mayBeAnotherUser?: boolean };

export function ReplaceDialog({ account, onClose }: ReplaceDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [agreed, setAgreed] = useState<Agreed>({});
  useEffect(() => {
    const input = field.current;
    return () => {
      if (input !== null) input.value = "";
    };
  }, []);

  const send = async (agreement: Agreed) => {
    const token = field.current?.value.trim() ?? "";
    if (token === "") return field.current?.focus();
    setAgreed(agreement);
    setIsAsking(true);
    setProblem(null);
    try {
      await api.accounts.replace({ id: account.id, token, ...agreement });
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setIsAsking(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(agreed);
  };
  const next: { readonly label: string; readonly with: Agreed } | null =
    problem?.code === "CONFIRM_ENDPOINT"
      ? {
          label: `Send it to ${new URL(account.hubOrigin).host}`,
          with: { ...agreed, confirmedOrigin: account.hubOrigin },
        }
      : problem?.code === "CONFIRM_USER"
        ? { label: "Replace it all the same", with: { ...agreed, mayBeAnotherUser: true } }
        : null;
  return (
    <Modal opened onClose={onClose} title="Replace this token">
      <form className={classes.form} onSubmit={submit}>
        <p className={classes.text}>
          The new one takes the place of <Mono>{maskedToken(account.token.tail)}</Mono>: downloads, name and purpose go
          on with it. If the Hub does not take it, everything stays as it is.
        </p>
        <TextInput
          ref={field}
          type="password"
          label="New token"
          autoComplete="off"
          spellCheck={false}
          readOnly={isAsking}
          onInput={() => setProblem(null)}
          data-autofocus
          data-1p-ignore
          data-lpignore="true"
        />
        {problem !== null && <ProblemLine problem={problem} />}
        <div className={classes.actions}>
          <Button onClick={onClose}>Cancel</Button>
          {next === null ? (
            <Button type="submit" variant="filled" loading={isAsking}>
              Replace
            </Button>
          ) : (
            <Button variant="filled" onClick={() => void send(next.with)}>
              {next.label}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
