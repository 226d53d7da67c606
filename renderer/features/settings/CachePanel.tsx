/** Where downloads land, how much room is there, and another place for them. */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { originWords } from "#renderer/text/origin-words.ts";
import { FolderDialog } from "#renderer/ui/folder/FolderDialog.tsx";
import { Mono } from "#renderer/ui/Mono.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { SettingsState } from "#shared/contract/settings.ts";
import { formatBytes } from "#shared/model/bytes.ts";
import classes from "./Settings.module.css";

export function CachePanel({ cacheFolder }: { readonly cacheFolder: SettingsState["cacheFolder"] }) {
  const [isChoosing, setIsChoosing] = useState(false);
  const change = useMutation(orpc.settings.setCacheFolder.mutationOptions());
  const ask = useMutation(
    orpc.settings.chooseFolder.mutationOptions({
      // The system's own dialog where the door has one, ours where it has none.
      onSuccess: (choice) => {
        if (choice.type === "chosen") change.mutate({ folderId: choice.folder.id });
        else if (choice.type === "unavailable") setIsChoosing(true);
      },
    }),
  );
  const choose = (folderId: string) => change.mutate({ folderId }, { onSuccess: () => setIsChoosing(false) });
  const { path, from, freeBytes } = cacheFolder;
  return (
    <Panel
      title="Cache folder"
      actions={
        <>
          {from === "setting" && (
            <Button size="xs" loading={change.isPending} onClick={() => change.mutate({ folderId: null })}>
              Back to the default
            </Button>
          )}
          <Button size="xs" loading={ask.isPending} onClick={() => ask.mutate(undefined)}>
            Choose another
          </Button>
        </>
      }
    >
      <p className={classes.value}>
        <Mono wraps>{path}</Mono> <span className={classes.text}>· {originWords(from)}</span>
      </p>
      <p className={classes.text}>
        <span className="tabular">
          {freeBytes === null ? "Free space is not known. " : `${formatBytes(freeBytes)} free. `}
        </span>
        Python and the hf command use the same folder unless told otherwise. Running downloads keep the folder they
        began with; files that are there stay.
      </p>
      {(change.isError || ask.isError) && !isChoosing && (
        <div className={classes.problem}>
          <ProblemLine problem={problemOf(change.error ?? ask.error)} />
        </div>
      )}
      {isChoosing && (
        <FolderDialog
          title="Choose the cache folder"
          onClose={() => {
            change.reset();
            setIsChoosing(false);
          }}
          onChoose={choose}
          isChoosing={change.isPending}
          problem={change.isError ? problemOf(change.error) : null}
        />
      )}
    </Panel>
  );
}
