/** `dialog`: a question waits until the test answers it, as it would for a person. */
import type { Dialog, MessageBoxReturnValue, OpenDialogReturnValue } from "electron";
import { strict } from "#tests/electron/stand-in/lacking.ts";
import { note } from "#tests/electron/stand-in/records.ts";

type Result = Partial<MessageBoxReturnValue & OpenDialogReturnValue>;

const waiting: ((result: Result) => void)[] = [];
let standing: Result | null = null;

const question = (what: string, args: readonly unknown[]) => {
  // The window that it belongs to comes first, if there is one.
  note(what, args.at(-1));
  return standing === null ? new Promise<Result>((resolve) => waiting.push(resolve)) : Promise.resolve(standing);
};

/** Answers the questions that are open, and all that come: with the number of a button, or the paths that are chosen. */
export function answerDialogs(answer: number | readonly string[]): void {
  standing =
    typeof answer === "number"
      ? { response: answer, checkboxChecked: false }
      : { canceled: answer.length === 0, filePaths: [...answer] };
  for (const resolve of waiting.splice(0)) resolve(standing);
}

export const dialog = strict("dialog", {
  showErrorBox: (title: string, content: string) => note("dialog.showErrorBox", title, content),
  showMessageBox: (...args: readonly unknown[]) => question("dialog.showMessageBox", args),
  showOpenDialog: (...args: readonly unknown[]) => question("dialog.showOpenDialog", args),
} satisfies Partial<Record<keyof Dialog, (...args: never[]) => unknown>>);
