/** The command line of the browser door. */

export type DoorArguments =
  | { readonly type: "run" /** 0 for a free port. */; readonly port: number; readonly isOpening: boolean }
  | { readonly type: "help" }
  | { readonly type: "wrong"; readonly complaint: string };

export const usage = `Usage: hubdeck [options]

  --port N    Listen on port N of 127.0.0.1 (1024 to 65535) instead of a free one.
              For a remote machine: ssh -L N:127.0.0.1:N that-machine, with the same N at both ends.
  --no-open   Do not open a window; print the link only.
  --help      Show this text.
`;

/** Reads the arguments after the program's name. */
export function parseArguments(args: readonly string[]): DoorArguments {
  let port = 0;
  let isOpening = true;
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--help" || arg === "-h") return { type: "help" };
    if (arg === "--no-open") isOpening = false;
    else if (arg === "--port" || arg.startsWith("--port=")) {
      const value = arg === "--port" ? (rest.shift() ?? "") : arg.slice("--port=".length);
      const chosen = portOf(value);
      if (chosen === null)
        return { type: "wrong", complaint: `--port needs a number from 1024 to 65535, not "${value}".` };
      port = chosen;
    } else return { type: "wrong", complaint: `There is no option "${arg}".` };
  }
  return { type: "run", port, isOpening };
}

/** Ports below 1024 belong to the system; without them the page's Host header always names its port. */
function portOf(text: string): number | null {
  const port = /^\d{4,5}$/.test(text) ? Number(text) : 0;
  return port >= 1024 && port <= 65_535 ? port : null;
}
