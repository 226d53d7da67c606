/** The terminal that the door was started from: what it says there, and the Enter key. Works without a terminal too. */
import { createInterface } from "node:readline";

export type Terminal = {
  /** Whether a person can press keys in it. */
  readonly isInteractive: boolean;
  /** Prints lines, and an empty line after them. */
  say(...lines: readonly string[]): void;
  /** As `say`, to the error output. */
  complain(...lines: readonly string[]): void;
  /** Calls the listener each time a line is entered. */
  onEnter(listener: () => void): void;
  close(): void;
};

/** Both ends may be a terminal, a pipe or gone; a reader that went away never ends the door. */
export function openTerminal(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Terminal {
  for (const stream of [input, output, errors]) stream.on("error", () => undefined);
  // Without `terminal: false` readline would take over Ctrl-C.
  const lines = createInterface({ input, terminal: false });
  return {
    isInteractive: input.isTTY === true,
    say: (...text) => void output.write(`${text.join("\n")}\n\n`),
    complain: (...text) => void errors.write(`${text.join("\n")}\n`),
    onEnter: (listener) => void lines.on("line", listener),
    close() {
      lines.close();
      // An open standard input would keep the process alive.
      input.unref?.();
    },
  };
}
