/** Tokens that lie on this computer already: where each is, whose it is when asked, imported by a click, moved out of plain text. */
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { useAccounts } from "#renderer/api/use-accounts.ts";
import { useAppState } from "#renderer/api/use-app-state.ts";
import { FoundRow } from "#renderer/features/found/FoundRow.tsx";
import { MoveDialog } from "#renderer/features/found/MoveDialog.tsx";
import { ConfirmHub } from "#renderer/ui/ConfirmHub.tsx";
import { FolderDialog } from "#renderer/ui/folder/FolderDialog.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { Mono } from "#renderer/ui/Mono.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import { sayIfUnchecked } from "#renderer/ui/say-if-unchecked.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { Finding } from "#shared/contract/found.ts";
import type { Problem } from "#shared/model/problem.ts";
import classes from "./FoundPanel.module.css";

type Asking = "whoIs" | "import";
type Waiting = { readonly finding: Finding; readonly what: Asking };

export function FoundPanel() {
  const endpoint = useAppState().value?.endpoint.url;
  const hubOrigin = endpoint === undefined ? null : new URL(endpoint).origin;
  const accounts = useAccounts().value?.accounts ?? [];
  const [folderIds, setFolderIds] = useState<string[]>([]);
  const [isPicking, setIsPicking] = useState(false);
  const [moving, setMoving] = useState<Finding | null>(null);
  const [confirmedOrigin, setConfirmedOrigin] = useState<string | undefined>(undefined);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [busyId, setBusyId] = useState<string | null>(null);
  const [owners, setOwners] = useState<ReadonlyMap<string, string>>(new Map());
  const [failed, setFailed] = useState<(Waiting & { readonly problem: Problem }) | null>(null);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const look = useQuery(
    orpc.found.look.queryOptions({ input: { folderIds }, staleTime: 0, placeholderData: (before) => before }),
  );
  const again = () => {
    setFailed(null);
    // The core forgets which folders were chosen when it is started again.
    if (look.isError && problemOf(look.error).code === "NOT_FOUND") setFolderIds([]);
    return queryClient.invalidateQueries({ queryKey: orpc.found.look.key() });
  };

  const ask = async (finding: Finding, what: Asking, origin = confirmedOrigin) => {
    const input = { id: finding.id, ...(origin === undefined ? {} : { confirmedOrigin: origin }) };
    setWaiting(null);
    setFailed(null);
    setBusyId(finding.id);
    try {
      if (what === "import") {
        sayIfUnchecked(await api.found.importToken(input));
        await navigate({ to: "/account" });
      } else {
        const owner = await api.found.whoIs(input);
        setOwners((before) => new Map(before).set(finding.id, `${owner.userName}, ${owner.name || "without a name"}`));
      }
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === "CONFIRM_ENDPOINT") setWaiting({ finding, what });
      else setFailed({ finding, what, problem });
    } finally {
      setBusyId(null);
    }
  };
  const pickFolder = async () => {
    const picked = await api.settings.chooseFolder();
    if (picked.type === "chosen") setFolderIds([...folderIds, picked.folder.id]);
    if (picked.type === "unavailable") setIsPicking(true);
  };
  const undo = (undoId: string) => {
    api.found.undoMove({ undoId }).then(again, showProblem);
  };

  /** A refused token stays refused; what is not there any more is looked for; all else is done again. */
  const retryOf = ({ finding, what, problem }: NonNullable<typeof failed>) => {
    if (problem.code === "TOKEN_REJECTED" || problem.code === "TOKEN_SHAPE") return undefined;
    return problem.code === "NOT_FOUND" ? () => void again() : () => void ask(finding, what);
  };

  const found = look.data;
  return (
    <Panel
      title="Found on this computer"
      actions={
        <>
          <Button size="xs" onClick={() => void pickFolder().catch(showProblem)}>
            Look in a folder…
          </Button>
          <Button size="xs" disabled={look.isFetching} onClick={() => void again()}>
            Look again
          </Button>
        </>
      }
    >
      <p className={classes.intro}>Nothing is sent anywhere before you ask for it.</p>
      {look.isPending && <LoadingRows count={2} rowHeight={52} label="Looking for tokens on this computer" />}
      {look.isError && <ProblemLine problem={problemOf(look.error)} onRetry={() => void again()} />}
      {found !== undefined && found.findings.length === 0 && (
        <p className={classes.hint}>No token in the environment, the hf command's files, or a .env file you picked.</p>
      )}
      {found !== undefined && found.findings.length > 0 && (
        <ul className={classes.list} aria-label="Tokens found">
          {found.findings.map((finding) => (
            <FoundRow
              key={finding.id}
              finding={finding}
              account={accounts.find(({ id }) => id === finding.accountId)}
              owner={owners.get(finding.id)}
              isBusy={busyId === finding.id}
              onAsk={(what) => void ask(finding, what)}
              onMove={() => setMoving(finding)}
            >
              {waiting?.finding.id === finding.id && hubOrigin !== null && (
                <ConfirmHub
                  origin={hubOrigin}
                  onConfirm={() => {
                    setConfirmedOrigin(hubOrigin);
                    void ask(finding, waiting.what, hubOrigin);
                  }}
                  onCancel={() => setWaiting(null)}
                />
              )}
              {failed?.finding.id === finding.id && <ProblemLine problem={failed.problem} onRetry={retryOf(failed)} />}
            </FoundRow>
          ))}
        </ul>
      )}
      <p className={classes.hint} role="status">
        {folderIds.length > 0 && found !== undefined && !look.isFetching && folderWords(found.findings)}
      </p>
      {found !== undefined && found.moved.length > 0 && (
        <ul className={classes.list} aria-label="Moved into the keychain">
          {found.moved.map(({ undoId, where, line }) => (
            <li className={classes.moved} key={undoId}>
              <span className={classes.words}>
                Moved into the keychain:{" "}
                <Mono wraps isMuted>
                  {where}:{line}
                </Mono>
              </span>
              <Button size="xs" variant="subtle" onClick={() => undo(undoId)}>
                Put it back
              </Button>
            </li>
          ))}
        </ul>
      )}
      {found?.unreadable.map(({ where, why }) => (
        <p className={classes.hint} key={where}>
          <Mono wraps>{where}</Mono> was not read. {why}
        </p>
      ))}
      {found?.notes.map((note) => (
        <p className={classes.hint} key={note}>
          {note}
        </p>
      ))}
      {moving !== null && (
        <MoveDialog
          finding={moving}
          confirmedOrigin={confirmedOrigin ?? (hubOrigin === null ? undefined : hubOrigin)}
          onClose={() => setMoving(null)}
          onMoved={() => void again()}
        />
      )}
      {isPicking && (
        <FolderDialog
          title="Look for a .env file in"
          onClose={() => setIsPicking(false)}
          onChoose={(folderId) => {
            setFolderIds([...folderIds, folderId]);
            setIsPicking(false);
          }}
          isChoosing={false}
          problem={null}
          isForReading
        />
      )}
    </Panel>
  );
}

function folderWords(findings: readonly Finding[]): string {
  const count = findings.filter(({ source }) => source === "env-file").length;
  if (count === 0) return "No token is in a .env file of the folders that you picked.";
  return `${count === 1 ? "One token is" : `${count} tokens are`} in .env files of the folders that you picked.`;
}
