/** Tokens that lie on this computer already: where each is, whose it is when asked, imported by a click, moved out of plain text. */
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { ConfirmHub } from "#renderer/features/welcome/ConfirmHub.tsx";
import { FoundRow } from "#renderer/features/welcome/FoundRow.tsx";
import { MoveDialog } from "#renderer/features/welcome/MoveDialog.tsx";
import { FolderDialog } from "#renderer/ui/folder/FolderDialog.tsx";
import { Mono } from "#renderer/ui/Mono.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { Finding } from "#shared/contract/found.ts";
import type { Problem } from "#shared/model/problem.ts";
import classes from "./FoundPanel.module.css";

type Asking = "whoIs" | "import";

export function FoundPanel({ hubOrigin }: { readonly hubOrigin: string | null }) {
  const [folderIds, setFolderIds] = useState<string[]>([]);
  const [isPicking, setIsPicking] = useState(false);
  const [moving, setMoving] = useState<Finding | null>(null);
  const [confirmedOrigin, setConfirmedOrigin] = useState<string | undefined>(undefined);
  const [waiting, setWaiting] = useState<{ readonly finding: Finding; readonly what: Asking } | null>(null);
  const [busyId, setBusyId] = useState<string | null>(null);
  const [owners, setOwners] = useState<ReadonlyMap<string, string>>(new Map());
  const [problem, setProblem] = useState<Problem | null>(null);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const look = useQuery(
    orpc.found.look.queryOptions({ input: { folderIds }, staleTime: 0, placeholderData: (before) => before }),
  );
  const again = () => queryClient.invalidateQueries({ queryKey: orpc.found.look.key() });

  const ask = async (finding: Finding, what: Asking, origin = confirmedOrigin) => {
    const input = { id: finding.id, ...(origin === undefined ? {} : { confirmedOrigin: origin }) };
    setWaiting(null);
    setProblem(null);
    setBusyId(finding.id);
    try {
      if (what === "import") {
        await api.found.importToken(input);
        await navigate({ to: "/account" });
      } else {
        const owner = await api.found.whoIs(input);
        setOwners((before) => new Map(before).set(finding.id, `${owner.userName}, ${owner.name || "without a name"}`));
      }
    } catch (error) {
      const failed = problemOf(error);
      if (failed.code === "CONFIRM_ENDPOINT") setWaiting({ finding, what });
      else setProblem(failed);
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

  const found = look.data;
  return (
    <Panel
      title="Found on this computer"
      actions={
        <Button size="xs" onClick={() => void pickFolder().catch(showProblem)}>
          Look in a folder…
        </Button>
      }
    >
      {look.isError && <ProblemLine problem={problemOf(look.error)} onRetry={() => void look.refetch()} />}
      {found !== undefined && found.findings.length === 0 && (
        <p className={classes.hint}>No token in the environment, the hf command's files, or a .env file you picked.</p>
      )}
      <ul className={classes.list}>
        {found?.findings.map((finding) => (
          <FoundRow
            key={finding.id}
            finding={finding}
            owner={owners.get(finding.id)}
            isBusy={busyId === finding.id}
            onAsk={(what) => void ask(finding, what)}
            onMove={() => setMoving(finding)}
          />
        ))}
      </ul>
      {waiting !== null && hubOrigin !== null && (
        <ConfirmHub
          origin={hubOrigin}
          onConfirm={() => {
            setConfirmedOrigin(hubOrigin);
            void ask(waiting.finding, waiting.what, hubOrigin);
          }}
          onCancel={() => setWaiting(null)}
        />
      )}
      {problem !== null && <ProblemLine problem={problem} />}
      {found?.moved.map(({ undoId, where, line }) => (
        <p className={classes.moved} key={undoId}>
          <span>
            Moved into the keychain: line {line} of <Mono wraps>{where}</Mono>
          </span>
          <Button size="xs" variant="subtle" onClick={() => undo(undoId)}>
            Put it back
          </Button>
        </p>
      ))}
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
        />
      )}
    </Panel>
  );
}
