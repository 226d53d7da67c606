/** The ways to use a repo: choose a library, a local app or a tool, and copy what it takes. */
import { Modal } from "@mantine/core";
import { useMemo, useState } from "react";
import { useMemory, useModelBuild } from "#renderer/features/repo/about/use-memory.ts";
import { allChoices } from "#renderer/features/repo/use/all-choices.ts";
import { chosenFiles } from "#renderer/features/repo/use/chosen-files.ts";
import { SnippetBlock } from "#renderer/features/repo/use/SnippetBlock.tsx";
import classes from "#renderer/features/repo/use/UseSheet.module.css";
import type { UseChoice } from "#renderer/features/repo/use/use-choices.ts";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import { PickOne } from "#renderer/ui/PickOne.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";

type UseSheetProps = { readonly info: RepoInfo; readonly onClose: () => void };

export function UseSheet({ info, onClose }: UseSheetProps) {
  return (
    <Modal opened onClose={onClose} title={`Use this ${info.repo.kind}`} size={640}>
      <UseBody info={info} />
    </Modal>
  );
}

const groups = ["Libraries", "Local apps", "Files"] as const;

function UseBody({ info }: { readonly info: RepoInfo }) {
  const build = useModelBuild(info).data;
  const files = useMemo(() => chosenFiles(build?.variants ?? []), [build]);
  const best = useMemory(info).memory.best?.quantisation ?? null;
  const [wanted, setWanted] = useState<string | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const file =
    files.find(({ quantisation }) => quantisation === wanted) ??
    files.find(({ quantisation }) => quantisation === best) ??
    files[0] ??
    null;
  const choices = useMemo(() => allChoices(info, file), [info, file]);
  const choice = choices.find(({ id }) => id === chosenId) ?? choices[0];
  if (choice === undefined) return null;
  return (
    <div className={classes.root}>
      <div className={classes.fields}>
        <PickOne
          label="With what"
          data-autofocus
          data={groups
            .map((group) => ({ group, items: itemsOf(choices, group) }))
            .filter(({ items }) => items.length > 0)}
          value={choice.id}
          onChange={setChosenId}
        />
        {files.length > 0 && (
          <PickOne
            label="Quantisation"
            isMono
            data={files.map(({ quantisation }) => quantisation)}
            value={file?.quantisation ?? null}
            onChange={setWanted}
          />
        )}
      </div>
      {info.revision !== "main" && !choice.isAtRevision && (
        <p className={classes.note}>These lines load main, not {info.revision}.</p>
      )}
      {choice.snippets.map((snippet, at) => (
        <SnippetBlock
          key={`${choice.id}${snippet.title ?? ""}${snippet.text}`}
          label={
            choice.snippets.length === 1 ? choice.label : `${choice.label}, ${at + 1} of ${choice.snippets.length}`
          }
          {...snippet}
        />
      ))}
      {choice.link !== null && (
        <p>
          <ExternalLink href={choice.link.url}>{choice.link.label}</ExternalLink>
        </p>
      )}
    </div>
  );
}

function itemsOf(choices: readonly UseChoice[], group: UseChoice["group"]) {
  return choices.filter((choice) => choice.group === group).map(({ id, label }) => ({ value: id, label }));
}
