/** Search, task and order of the models list. */
import { ActionIcon, TextInput } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import classes from "#renderer/features/models/ModelsToolbar.module.css";
import { defaultSort, type ModelsFilter } from "#renderer/features/models/use-models.ts";
import { useSearchText } from "#renderer/features/models/use-search-text.ts";
import { KeyCap } from "#renderer/ui/KeyCap.tsx";
import { PickOne } from "#renderer/ui/PickOne.tsx";
import type { RepoSort } from "#shared/contract/browse.ts";
import { pipelineTagGroups, pipelineTagLabel } from "#shared/model/pipeline-tags.ts";

const sorts: { readonly value: RepoSort; readonly label: string }[] = [
  { value: "trendingScore", label: "Trending" },
  { value: "downloads", label: "Most downloads" },
  { value: "likes", label: "Most likes" },
  { value: "lastModified", label: "Recently updated" },
  { value: "createdAt", label: "Newest" },
];

const tasks = pipelineTagGroups.map(({ group, tags }) => ({
  group,
  items: Object.entries(tags).map(([value, label]) => ({ value, label })),
}));

type ModelsToolbarProps = {
  readonly filter: ModelsFilter;
  readonly onChange: (change: ModelsFilter, how: { readonly isNewStep: boolean }) => void;
};

export function ModelsToolbar({ filter, onChange }: ModelsToolbarProps) {
  const search = useSearchText(filter.q ?? "", (q, how) => onChange({ q: q === "" ? undefined : q }, how));
  const sort = filter.sort ?? defaultSort;
  return (
    <search className={classes.root}>
      <form
        className={classes.search}
        onSubmit={(event) => {
          event.preventDefault();
          search.settle();
        }}
      >
        <TextInput
          type="search"
          aria-label="Search models"
          placeholder="Search models"
          maxLength={200}
          data-search-field
          spellCheck={false}
          autoComplete="off"
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          rightSection={
            search.text === "" ? (
              <span aria-hidden>
                <KeyCap>/</KeyCap>
              </span>
            ) : (
              <ActionIcon size={24} aria-label="Clear search" onClick={() => search.type("")}>
                <IconX size={14} stroke={1.5} aria-hidden />
              </ActionIcon>
            )
          }
          value={search.text}
          onFocus={search.begin}
          onChange={(event) => search.type(event.currentTarget.value)}
        />
      </form>
      <div className={classes.choices}>
        <PickOne
          className={classes.task}
          size="xs"
          label="Task"
          placeholder="All tasks"
          data={withUnknown(filter.task)}
          value={filter.task ?? null}
          searchable
          clearable
          allowDeselect
          nothingFoundMessage="No task of that name"
          onChange={(task) => onChange({ task: task ?? undefined }, { isNewStep: true })}
        />
        <PickOne
          className={classes.order}
          size="xs"
          label="Order"
          data={sorts}
          value={sort}
          onChange={(value) => {
            const chosen = sorts.find((one) => one.value === value)?.value ?? defaultSort;
            onChange({ sort: chosen === defaultSort ? undefined : chosen }, { isNewStep: true });
          }}
        />
      </div>
    </search>
  );
}

/** The tasks, with one from the address that this list does not know. */
function withUnknown(task: string | undefined) {
  const isKnown = task === undefined || tasks.some(({ items }) => items.some(({ value }) => value === task));
  return isKnown
    ? tasks
    : [...tasks, { group: "From the address", items: [{ value: task, label: pipelineTagLabel(task) }] }];
}
