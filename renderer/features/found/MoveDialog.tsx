/** Shows what will leave a file before it does: the lines, masked, and who loses the login. */
import { Button, Modal } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { Mono } from "#renderer/ui/Mono.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { Finding } from "#shared/contract/found.ts";
import classes from "./FoundPanel.module.css";

type MoveDialogProps = {
  readonly finding: Finding;
  /** The Hub that is asked whose it is: named here, so that the click agrees to it. */
  readonly confirmedOrigin: string | undefined;
  readonly onClose: () => void;
  readonly onMoved: () => void;
};

export function MoveDialog({ finding, confirmedOrigin, onClose, onMoved }: MoveDialogProps) {
  const { id } = finding;
  const preview = useQuery(orpc.found.previewMove.queryOptions({ input: { id }, staleTime: 0, gcTime: 0 }));
  const move = useMutation(orpc.found.move.mutationOptions());
  const { data } = preview;
  // After a failure too: whether it may still be moved is seen by looking again.
  const done = () => {
    onMoved();
    onClose();
  };
  const run = () =>
    move.mutate(
      { id, ...(confirmedOrigin === undefined ? {} : { confirmedOrigin }) },
      {
        onSuccess: done,
      },
    );
  return (
    <Modal opened onClose={onClose} title="Move into the keychain" size={560}>
      <div className={classes.dialog}>
        {preview.isError && move.isIdle ? (
          <ProblemLine problem={problemOf(preview.error)} onRetry={done} />
        ) : data === undefined ? (
          <LoadingRows count={3} rowHeight={32} label="Reading the file" />
        ) : (
          <>
            <p>
              {data.isWholeFile ? "This file goes: " : `From line ${data.line} these lines go: `}
              <Mono wraps>{data.where}</Mono>
            </p>
            <div className={classes.before}>
              {data.before.map((text) => (
                <Mono wraps key={text}>
                  {text}
                </Mono>
              ))}
            </div>
            <ul aria-label="What changes">
              <li>
                The token is put into the keychain, read back and compared; only then it leaves the file. You can put it
                back.
              </li>
              {data.consequences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
              {confirmedOrigin !== undefined && finding.accountId === null && (
                <li>
                  It is sent to <Mono wraps>{confirmedOrigin}</Mono> to ask whose it is.
                </li>
              )}
            </ul>
          </>
        )}
        {move.isError && <ProblemLine problem={problemOf(move.error)} onRetry={done} />}
        <div className={classes.foot}>
          <Button onClick={onClose}>Leave it</Button>
          <Button variant="filled" disabled={data === undefined} loading={move.isPending} onClick={run}>
            Move it
          </Button>
        </div>
      </div>
    </Modal>
  );
}
