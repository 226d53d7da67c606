/** Search and order of a list, and the way to its filters where they have no room of their own. A pasted link opens what it names. */
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconSearch, IconX } from "@tabler/icons-react";
import classes from "#renderer/features/browse/BrowseToolbar.module.css";
import { browseKinds, sortLabels } from "#renderer/features/browse/browse-kinds.ts";
import { type BrowseSearch, defaultSort, filterCount, sortsOf } from "#renderer/features/browse/browse-search.ts";
import { useSearchText } from "#renderer/features/browse/use-search-text.ts";
import { KeyCap } from "#renderer/ui/KeyCap.tsx";
import { useOpenRepoText, useParseRepoText } from "#renderer/ui/open-repo-text.ts";
import { PickOne } from "#renderer/ui/PickOne.tsx";
import type { RepoKind } from "#shared/model/repo-id.ts";

type BrowseToolbarProps = {
  readonly kind: RepoKind;
  readonly search: BrowseSearch;
  readonly onChange: (change: BrowseSearch, how: { readonly isNewStep: boolean }) => void;
  /** Opens the sheet with the filters; absent where they stand beside the list. */
  readonly onFilters: (() => void) | undefined;
};

export function BrowseToolbar({ kind, search, onChange, onFilters }: BrowseToolbarProps) {
  const parse = useParseRepoText(kind);
  const openRepo = useOpenRepoText();
  const field = useSearchText(search.q ?? "", (q, how) => onChange({ q: q === "" ? undefined : q }, how), {
    // A link or a command is no search, and each of its letters would be one.
    isSearch: (text) => {
      const named = parse(text);
      return named === null || named.from === "id";
    },
  });
  const named = parse(field.text);
  const { several } = browseKinds[kind];
  const count = filterCount(kind, search);
  return (
    <search className={classes.root}>
      <form
        className={classes.search}
        onSubmit={(event) => {
          event.preventDefault();
          if (named !== null) openRepo(named);
          else field.settle();
        }}
      >
        <TextInput
          type="search"
          aria-label={`Search ${several}`}
          placeholder="Search or paste a link"
          maxLength={named === null ? 200 : 4096}
          data-search-field
          spellCheck={false}
          autoComplete="off"
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          rightSection={
            field.text === "" ? (
              <span aria-hidden>
                <KeyCap>/</KeyCap>
              </span>
            ) : (
              <ActionIcon size={24} aria-label="Clear search" onClick={() => field.type("")}>
                <IconX size={14} stroke={1.5} aria-hidden />
              </ActionIcon>
            )
          }
          value={field.text}
          onFocus={field.begin}
          onChange={(event) => field.type(event.currentTarget.value)}
        />
      </form>
      {onFilters !== undefined && (
        <Button
          className={classes.filters}
          leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.5} aria-hidden />}
          onClick={onFilters}
        >
          {count === 0 ? "Filters" : `Filters ${count}`}
        </Button>
      )}
      <PickOne
        className={classes.order}
        label="Order"
        listWidth={170}
        comboboxProps={{ position: "bottom-end" }}
        data={sortsOf[kind].map((value) => ({ value, label: sortLabels[value] }))}
        value={search.sort ?? defaultSort}
        onChange={(value) => {
          const chosen = sortsOf[kind].find((one) => one === value) ?? defaultSort;
          onChange({ sort: chosen === defaultSort ? undefined : chosen }, { isNewStep: true });
        }}
      />
      {named !== null && (
        <p className={classes.named} role="status">
          <KeyCap>Enter</KeyCap> opens the {browseKinds[named.kind].one} {named.id}
        </p>
      )}
    </search>
  );
}
