/** What has a name in the repo, in groups; choosing one shows the whole repo as it is there. */
import { Button, TextInput } from "@mantine/core";
import { IconCheck, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import classes from "#renderer/features/repo/versions/RefList.module.css";
import { type RefGroup, refCount, shownGroups } from "#renderer/features/repo/versions/ref-rows.ts";
import { useRowWalk } from "#renderer/ui/use-row-walk.ts";
import type { RepoRefs } from "#shared/contract/versions.ts";

type RefListProps = {
  readonly refs: RepoRefs;
  readonly revision: string;
  readonly onRevision: (revision: string) => void;
};

/** From so many names on there is a field to filter them. */
const filterFrom = 12;

export function RefList({ refs, revision, onRevision }: RefListProps) {
  const [filter, setFilter] = useState("");
  const [opened, setOpened] = useState<ReadonlySet<RefGroup>>(new Set());
  const groups = shownGroups(refs, { filter, opened, revision });
  const rows = groups.flatMap((group) => group.refs);
  const walk = useRowWalk({
    count: rows.length,
    scrollTo: () => undefined,
    startAt: Math.max(
      0,
      rows.findIndex((ref) => ref.revision === revision),
    ),
  });
  let at = -1;
  return (
    <div className={classes.root}>
      {refCount(refs) >= filterFrom && (
        <TextInput
          size="xs"
          aria-label="Filter branches, tags and pull requests"
          placeholder="Filter"
          leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
        />
      )}
      {groups.length === 0 && <p className={classes.none}>No name has “{filter.trim()}” in it.</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside */}
      <div className={classes.groups} onKeyDown={walk.onKeyDown}>
        {groups.map(({ group, label, total, refs: shown, hiddenCount, cutCount }) => (
          <section key={group} aria-label={label}>
            <h2 className={classes.head}>
              {label} <span className={classes.count}>{total}</span>
            </h2>
            <ul className={classes.rows}>
              {shown.map((ref) => {
                at += 1;
                const isShown = ref.revision === revision;
                return (
                  <li key={ref.revision}>
                    <button
                      type="button"
                      className={classes.row}
                      aria-current={isShown ? "true" : undefined}
                      title={`${ref.name}, commit ${ref.commit}`}
                      onClick={() => onRevision(ref.revision)}
                      {...walk.rowProps(at)}
                    >
                      <IconCheck className={classes.mark} size={14} stroke={2} aria-hidden />
                      <bdi className={classes.name}>{group === "pullRequests" ? `#${ref.name}` : ref.name}</bdi>
                      <span className={classes.commit}>{ref.commit.slice(0, 7)}</span>
                    </button>
                  </li>
                );
              })}
            </ul>
            {hiddenCount > 0 && (
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                onClick={() => setOpened((now) => new Set(now).add(group))}
              >
                Show {hiddenCount} more
              </Button>
            )}
            {cutCount > 0 && hiddenCount === 0 && <p className={classes.none}>{cutCount} more are on the Hub only.</p>}
          </section>
        ))}
      </div>
    </div>
  );
}
