/** A person's own name for a token, and what it is for. Both stay on this computer. */
import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { Account } from "#shared/contract/accounts.ts";
import classes from "./Dialog.module.css";

type DescribeDialogProps = { readonly account: Account; readonly onClose: () => void };

export function DescribeDialog({ account, onClose }: DescribeDialogProps) {
  const [label, setLabel] = useState(account.label ?? "");
  const [purpose, setPurpose] = useState(account.purpose ?? "");
  const describe = useMutation(orpc.accounts.describe.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    describe.mutate({ id: account.id, label, purpose }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title="Name and purpose">
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label="Name"
          maxLength={60}
          placeholder={account.token.name}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label="What it is for"
          maxLength={100}
          placeholder="for inference, for acme"
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value)}
        />
        {describe.isError && <ProblemLine problem={problemOf(describe.error)} />}
        <div className={classes.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" loading={describe.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
}
