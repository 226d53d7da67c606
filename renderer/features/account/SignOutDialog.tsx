/** Asks before a token is forgotten, since only the Hub can give another; and says when it could not be removed. */
import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { maskedToken } from "#renderer/text/masked-token.ts";
import { Mono } from "#renderer/ui/Mono.tsx";
import { ProblemCard } from "#renderer/ui/ProblemCard.tsx";
import type { Account } from "#shared/contract/accounts.ts";
import classes from "./SignOutDialog.module.css";

type SignOutDialogProps = { readonly account: Account; readonly isOpen: boolean; readonly onClose: () => void };

export function SignOutDialog({ account, isOpen, onClose }: SignOutDialogProps) {
  const remove = useMutation(orpc.accounts.remove.mutationOptions());
  const close = () => {
    remove.reset();
    onClose();
  };
  const signOut = () => remove.mutate({ id: account.id }, { onSuccess: close });
  return (
    <Modal opened={isOpen} onClose={close} title={`Sign out ${account.user.name}`}>
      <p className={classes.text}>
        The token <Mono>{maskedToken(account.token.tail)}</Mono>{" "}
        {account.keptIn === "keychain" ? "is removed from your keychain" : "is forgotten"}. It stays valid on the Hub
        until you delete it there. Files on disk stay.
      </p>
      {remove.isError && <ProblemCard problem={problemOf(remove.error)} onRetry={signOut} />}
      <div className={classes.actions}>
        <Button onClick={close}>Stay signed in</Button>
        {!remove.isError && (
          <Button variant="filled" color="red" loading={remove.isPending} onClick={signOut}>
            Sign out
          </Button>
        )}
      </div>
    </Modal>
  );
}
