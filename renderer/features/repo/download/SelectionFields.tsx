/** Which of the repo's files: a preset, and what it asks for. */
import { Textarea } from "@mantine/core";
import classes from "#renderer/features/repo/download/DownloadPlan.module.css";
import type { SelectionForm } from "#renderer/features/repo/download/selection-form.ts";
import { PickOne } from "#renderer/ui/PickOne.tsx";
import type { Quantisation } from "#shared/contract/downloads.ts";
import { formatBytes } from "#shared/model/bytes.ts";

type SelectionFieldsProps = {
  readonly form: SelectionForm;
  readonly onChange: (form: SelectionForm) => void;
  /** Those in the repo; empty while they are not known. */
  readonly quantisations: readonly Quantisation[];
};

const presets = [
  { value: "everything", label: "Everything" },
  { value: "safetensors", label: "Safetensors only, no other weights" },
  { value: "one-format", label: "One format of weights, no duplicates" },
  { value: "quantisation", label: "One quantisation" },
  { value: "patterns", label: "By patterns" },
] as const;

export function SelectionFields({ form, onChange, quantisations }: SelectionFieldsProps) {
  const chosen = form.paths.length === 0 ? [] : [{ value: "paths", label: chosenWords(form.paths.length) } as const];
  const offered = [...chosen, ...presets].filter(({ value }) => value !== "quantisation" || quantisations.length > 0);
  return (
    <div className={classes.fields}>
      <PickOne
        label="What to download"
        data={offered}
        value={form.preset}
        onChange={(value) => {
          const preset = offered.find((one) => one.value === value)?.value;
          if (preset === undefined) return;
          const first = form.quantisation ?? quantisations[0]?.label ?? null;
          onChange({ ...form, preset, quantisation: preset === "quantisation" ? first : form.quantisation });
        }}
      />
      {form.preset === "quantisation" && (
        <PickOne
          label="Quantisation"
          isMono
          data={quantisations.map(({ label, sizeBytes }) => ({
            value: label,
            label: `${label} · ${formatBytes(sizeBytes)}`,
          }))}
          value={form.quantisation}
          onChange={(quantisation) => onChange({ ...form, quantisation })}
        />
      )}
      {form.preset === "patterns" && (
        <>
          <Textarea
            label="Include"
            description="One pattern a line, as the hf command has them; nothing means every file."
            placeholder="*.json"
            autosize
            minRows={2}
            maxRows={6}
            maxLength={100_000}
            spellCheck={false}
            value={form.include}
            onChange={(event) => onChange({ ...form, include: event.currentTarget.value })}
          />
          <Textarea
            label="Exclude"
            placeholder="original/*"
            autosize
            minRows={2}
            maxRows={6}
            maxLength={100_000}
            spellCheck={false}
            value={form.exclude}
            onChange={(event) => onChange({ ...form, exclude: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  );
}

function chosenWords(count: number): string {
  return count === 1 ? "The file chosen" : `The ${count.toLocaleString("en")} files chosen`;
}
