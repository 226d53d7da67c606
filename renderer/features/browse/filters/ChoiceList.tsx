/** The choices of one filter: a few at first, all of them with a search where there are many. One of them, or several. */
import { TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { shortList } from "#renderer/features/browse/filters/choices-of.ts";
import type { Choice } from "#renderer/features/browse/filters/filter-groups.ts";
import ticks from "#renderer/ui/tick.module.css";
import classes from "./Filters.module.css";

type ChoiceListProps = {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly isSeveral: boolean;
  readonly hint?: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
};

const shortLength = 5;
/** As many as make sense to look through; the search finds the others. */
const longLength = 80;
const worthSearching = 12;

export function ChoiceList({ title, choices, chosen, isSeveral, hint, onChange }: ChoiceListProps) {
  const [isLong, setIsLong] = useState(false);
  const [typed, setTyped] = useState("");
  const name = useId();
  const words = typed.trim().toLowerCase();
  const found = choices.filter(({ label, value }) => label.toLowerCase().includes(words) || value.includes(words));
  const shown = isLong ? found.slice(0, longLength) : shortList(choices, chosen, shortLength);
  const hiddenCount = choices.length - shown.length;
  const choose = (value: string) => {
    if (!isSeveral) onChange([value]);
    else onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  };
  return (
    <fieldset className={classes.choices}>
      <legend className={classes.legend}>{title}</legend>
      {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      {isLong && choices.length >= worthSearching && (
        <TextInput
          size="xs"
          type="search"
          aria-label={`Find in ${title}`}
          placeholder={`Find in ${choices.length}`}
          value={typed}
          maxLength={100}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div className={isLong ? classes.long : undefined}>
        {shown.map(({ value, label }) => (
          <label className={classes.choice} key={value}>
            <input
              type={isSeveral ? "checkbox" : "radio"}
              className={ticks.tick}
              name={name}
              checked={chosen.includes(value)}
              onChange={() => choose(value)}
            />
            <span className={classes.label} title={label}>
              {label}
            </span>
          </label>
        ))}
        {isLong && found.length === 0 && <p className={classes.hint}>None of that name.</p>}
        {isLong && found.length > longLength && (
          <p className={classes.hint}>{found.length - longLength} more: type to find them.</p>
        )}
      </div>
      {choices.length > shortLength && (
        <button
          type="button"
          className={classes.more}
          aria-expanded={isLong}
          onClick={() => {
            setIsLong((before) => !before);
            setTyped("");
          }}
        >
          {isLong ? "Fewer" : `${hiddenCount} more`}
        </button>
      )}
    </fieldset>
  );
}
