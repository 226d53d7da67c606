/** Where the files go: the Hub cache, or a plain folder that the person chooses. */
import { Button, SegmentedControl, Skeleton } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import classes from "#renderer/features/repo/download/DownloadPlan.module.css";
import { Mono } from "#renderer/ui/Mono.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";

export type TargetFieldProps = {
  /** Null for the cache. */
  readonly folderId: string | null;
  readonly onFolder: (folderId: string | null) => void;
  /** Lets a folder be chosen in our own dialog, where the door has none of the system. */
  readonly onBrowse: () => void;
  /** The folder as text; undefined while it is on its way, null where nothing says it. */
  readonly path: string | null | undefined;
};

export function TargetField({ folderId, onFolder, onBrowse, path }: TargetFieldProps) {
  const ask = useMutation(
    orpc.settings.chooseFolder.mutationOptions({
      onSuccess: (choice) => {
        if (choice.type === "chosen") onFolder(choice.folder.id);
        else if (choice.type === "unavailable") onBrowse();
      },
    }),
  );
  return (
    <div className={classes.fields}>
      <div className={classes.target}>
        <SegmentedControl
          aria-label="Where the files go"
          data={[
            { value: "cache", label: "Hub cache" },
            { value: "folder", label: "A folder" },
          ]}
          value={folderId === null ? "cache" : "folder"}
          onChange={(value) => {
            if (value === "cache") onFolder(null);
            else ask.mutate(undefined);
          }}
        />
        {folderId !== null && (
          <Button size="xs" loading={ask.isPending} onClick={() => ask.mutate(undefined)}>
            Choose another
          </Button>
        )}
      </div>
      <p className={classes.folder}>
        {folderId === null
          ? "Lands in the Hub cache, where Python finds it too"
          : "Lands as plain files, as Python's local_dir does"}
        {path === null ? "." : ": "}
        {path === undefined && <Skeleton component="span" display="inline-block" height={12} width={160} />}
        {typeof path === "string" && <Mono wraps>{path}</Mono>}
      </p>
      {ask.isError && <ProblemLine problem={problemOf(ask.error)} />}
    </div>
  );
}
