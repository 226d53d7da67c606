/** What a person sets in the sheet of a download, and the selection it stands for. */
import type { Selection } from "#shared/contract/downloads.ts";

export type SelectionForm = {
  readonly preset: Selection["type"];
  /** The files that were chosen in the list; empty where none were. */
  readonly paths: readonly string[];
  /** The chosen quantisation's label; null before one was chosen. */
  readonly quantisation: string | null;
  /** One pattern a line. */
  readonly include: string;
  readonly exclude: string;
};

export const wholeRepo: SelectionForm = {
  preset: "everything",
  paths: [],
  quantisation: null,
  include: "",
  exclude: "",
};

/** Null while the form does not say enough. */
export function selectionOf({ preset, paths, quantisation, include, exclude }: SelectionForm): Selection | null {
  switch (preset) {
    case "paths":
      return paths.length === 0 ? null : { type: preset, paths: [...paths] };
    case "quantisation":
      return quantisation === null ? null : { type: preset, label: quantisation };
    case "patterns":
      return { type: preset, include: patternsOf(include), exclude: patternsOf(exclude) };
    default:
      return { type: preset };
  }
}

/** The lines of a field that hold something; what the contract would not take is cut off. */
function patternsOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, 100);
}
