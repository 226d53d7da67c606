/** Says what will stop working before the Hub's page opens, where alone a token can be revoked. */
import { Button, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { Account } from "#shared/contract/accounts.ts";
import classes from "./Dialog.module.css";

type RevokeDialogProps = { readonly account: Account; readonly onClose: () => void };

export function RevokeDialog({ account, onClose }: RevokeDialogProps) {
  const page = useQuery(orpc.accounts.revokePage.queryOptions({ input: { id: account.id }, staleTime: 0 }));
  return (
    <Modal opened onClose={onClose} title="Revoke on the Hub">
      <div className={classes.form}>
        {page.isError ? (
          <ProblemLine problem={problemOf(page.error)} onRetry={() => void page.refetch()} />
        ) : page.data === undefined ? (
          <LoadingRows count={2} rowHeight={32} label="Looking up what uses this token" />
        ) : (
          <>
            <ul className={classes.list}>
              {page.data.stops.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <div className={classes.actions}>
              <Button onClick={onClose}>Keep it</Button>
              <ExternalLink href={page.data.url} variant="primary">
                Open the Hub's token page
              </ExternalLink>
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}
