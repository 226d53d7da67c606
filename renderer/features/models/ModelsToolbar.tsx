/** Search, task and order of the models list. */
import { ActionIcon, Select, TextInput } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import classes from "#renderer/features/models/ModelsToolbar.module.css";
import { defaultSort, type ModelsFilter } from "#renderer/features/models/use-models.ts";
import { useSearchText } from "#renderer/features/models/use-search-text.ts";
import { KeyCap } from "#renderer/ui/KeyCap.tsx";
import { MenuButton } from "#renderer/ui/MenuButton.tsx";
import type { ModelSort } from "#shared/contract/hub.ts";
import { pipelineTagGroups, pipelineTagLabel } from "#shared/model/pipeline-tags.ts";

const sorts: readonly { readonly id: ModelSort; readonly label: string }[] = [
  { id: "trendingScore", label: "Trending" },
  { id: "downloads", label: "Most downloads" },
  { id: "likes", label: "Most likes" },
  { id: "lastModified", label: "Recently updated" },
  { id: "createdAt", label: "Newest" },
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
        <Select
          className={classes.task}
          size="xs"
          aria-label="Task"
          placeholder="All tasks"
          data={withUnknown(filter.task)}
          value={filter.task ?? null}
          searchable
          clearable
          allowDeselect
          nothingFoundMessage="No task of that name"
          onChange={(task) => onChange({ task: task ?? undefined }, { isNewStep: true })}
        />
        <MenuButton
          label="Order"
          size="xs"
          variant="subtle"
          entries={sorts.map(({ id, label }) => ({
            id,
            label,
            isChosen: id === sort,
            onSelect: () => onChange({ sort: id === defaultSort ? undefined : id }, { isNewStep: true }),
          }))}
        >
          {sorts.find(({ id }) => id === sort)?.label}
        </MenuButton>
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
