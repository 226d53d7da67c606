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
  /** Resolves when all that was said has left the process. */
  flush(): Promise<void>;
};

/** Opens the process's own. Either end may be a terminal, a pipe or gone; a reader that went away never ends the door. */
export function openTerminal({ stdin, stdout, stderr }: Pick<NodeJS.Process, "stdin" | "stdout" | "stderr">): Terminal {
  for (const stream of [stdin, stdout, stderr]) stream.on("error", () => undefined);
  // Without `terminal: false` readline would take over Ctrl-C.
  const lines = createInterface({ input: stdin, terminal: false });
  return {
    isInteractive: stdin.isTTY === true,
    say: (...text) => void stdout.write(`${text.join("\n")}\n\n`),
    complain: (...text) => void stderr.write(`${text.join("\n")}\n`),
    onEnter: (listener) => void lines.on("line", listener),
    async flush() {
      for (const stream of [stdout, stderr]) await new Promise<void>((resolve) => stream.write("", () => resolve()));
    },
  };
}
