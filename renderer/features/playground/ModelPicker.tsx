/** Chooses the model to chat with, out of what the router serves now, by any part of its name. */
import type { ComboboxItem, SelectProps } from "@mantine/core";
import { memo, useMemo } from "react";
import classes from "#renderer/features/playground/Pickers.module.css";
import { bestOffer } from "#renderer/features/playground/stat-words.ts";
import { PickOne } from "#renderer/ui/PickOne.tsx";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import type { ChatModel } from "#shared/contract/inference.ts";

/** More would only slow the list down; typing finds the rest. */
const optionsMax = 60;

type ModelPickerProps = {
  readonly models: readonly ChatModel[];
  readonly value: string | null;
  readonly isLoading: boolean;
  readonly onChange: (id: string) => void;
};

export const ModelPicker = memo(function ModelPicker({ models, value, isLoading, onChange }: ModelPickerProps) {
  const byId = useMemo(() => new Map(models.map((model) => [model.id, model])), [models]);
  const data = useMemo(() => {
    const ids = models.map(({ id }) => id);
    return value === null || byId.has(value) ? ids : [value, ...ids];
  }, [models, byId, value]);
  return (
    <PickOne
      className={classes.model}
      label="Model"
      isMono
      listWidth={460}
      placeholder={isLoading ? "Loading models…" : "Choose a model"}
      data={data}
      value={value}
      searchable
      limit={optionsMax}
      spellCheck={false}
      nothingFoundMessage="No served model has that name"
      filter={({ options, search, limit }) => matching(options, search, limit)}
      renderOption={({ option }) => <ModelOption id={option.value} model={byId.get(option.value)} />}
      onChange={(id) => {
        if (id !== null) onChange(id);
      }}
    />
  );
});

function ModelOption({ id, model }: { readonly id: string; readonly model: ChatModel | undefined }) {
  if (model === undefined) return <RepoName id={id} />;
  const live = model.providers.filter(({ isLive }) => isLive).length;
  const { price, context } = bestOffer(model);
  return (
    <div className={classes.option}>
      <RepoName id={id} />
      <span className={classes.facts}>
        <span>{live === 1 ? "1 provider" : `${live} providers`}</span>
        <span>{context}</span>
        <span>{price}</span>
      </span>
    </div>
  );
}

type Options = Parameters<NonNullable<SelectProps["filter"]>>[0]["options"];

/** Every typed word must occur somewhere in the id. */
function matching(options: Options, search: string, limit: number): ComboboxItem[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found: ComboboxItem[] = [];
  for (const option of options) {
    if (!("value" in option)) continue;
    const id = String(option.value).toLowerCase();
    if (words.every((word) => id.includes(word))) found.push(option as ComboboxItem);
    if (found.length === limit) break;
  }
  return found;
}
