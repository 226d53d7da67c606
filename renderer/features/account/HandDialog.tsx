/** Lends a token to the hf command and to Python, by consent: their files are plain text. */
import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { Account } from "#shared/contract/accounts.ts";
import classes from "./Dialog.module.css";

type HandDialogProps = { readonly account: Account; readonly onClose: () => void };

export function HandDialog({ account, onClose }: HandDialogProps) {
  const [name, setName] = useState(account.token.name);
  const hand = useMutation(orpc.accounts.handToCli.mutationOptions());
  const problem = hand.isError ? problemOf(hand.error) : null;
  const run = (isActive: boolean, mayReplaceActive: boolean) => {
    const given = name.trim();
    const input = { id: account.id, isActive, mayReplaceActive, ...(given === "" ? {} : { name: given }) };
    hand.mutate(input, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title="Hand to the hf command">
      <div className={classes.form}>
        <p className={classes.text}>
          Python and the hf command keep tokens in plain text, in files that only you can read. Hubdeck writes this one
          there, and takes it out again when you take it back or sign out.
        </p>
        <TextInput
          label="Its name there"
          maxLength={200}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            hand.reset();
          }}
          data-autofocus
        />
        {problem !== null && <ProblemLine problem={problem} />}
        <div className={classes.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button loading={hand.isPending} onClick={() => run(false, false)}>
            Hand it over
          </Button>
          {problem?.code === "CONFIRM_ACTIVE" ? (
            <Button variant="filled" onClick={() => run(true, true)}>
              Replace the active one
            </Button>
          ) : (
            <Button variant="filled" loading={hand.isPending} onClick={() => run(true, false)}>
              Hand it over and use it
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
