/** The longer texts of the browser door on the terminal. Their launch link is the only secret that is ever printed. */
import { ProblemError } from "#core/problem-error.ts";
import type { OpenedWindow } from "#electron/web-host/door/open-window.ts";

/** What is said when the door is open. `window` is null when none was opened; `isInteractive` when there is an Enter key. */
export function greeting(facts: {
  readonly link: string;
  readonly port: number;
  readonly window: Pick<OpenedWindow, "name" | "kind"> | null;
  readonly isRemote: boolean;
  readonly isInteractive: boolean;
}): string[] {
  const { link, port, window, isRemote, isInteractive } = facts;
  return [
    opening(window),
    "",
    `  ${link}`,
    "",
    ...(isRemote
      ? [`From your own computer: ssh -L ${port}:127.0.0.1:${port} this-machine, and then the link there.`]
      : []),
    `${goodOnce} ${isInteractive ? "Press Enter" : "Start Hubdeck again"} for a fresh one.`,
    "Ctrl-C quits.",
  ];
}

/** What a second start says when the first one lives on. A link is good once: it is printed only when no window was opened with it. */
export function handedOver(link: string | null, window: Pick<OpenedWindow, "name" | "kind"> | null): string[] {
  if (link === null) return ["Hubdeck is running already, in its own window."];
  if (window === null) {
    return ["Hubdeck is running already. Open this link in a browser on this computer:", "", `  ${link}`, "", goodOnce];
  }
  return [
    `Hubdeck is running already. It opens in ${placeOf(window)}.`,
    "If it does not, start it again with --no-open for a link.",
  ];
}

const goodOnce = "The link is good once, for one minute.";

function opening(window: Pick<OpenedWindow, "name" | "kind"> | null): string {
  if (window === null) return "Open this link in a browser on this computer:";
  return `Hubdeck opens in ${placeOf(window)}. If it does not, open this link in a browser on this computer:`;
}

function placeOf({ name, kind }: Pick<OpenedWindow, "name" | "kind">): string {
  return kind === "app-window" ? `a window of ${name}` : name;
}

/** Why the door could not open, for the person. */
export function whyNot(error: unknown, port: number): string[] {
  if (error instanceof ProblemError) return [error.problem.what, error.problem.why];
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE") {
    return [
      `Port ${port} is in use by another program.`,
      "Choose another number after --port, or leave --port out for a free one.",
    ];
  }
  if (code === "EACCES")
    return [`The system does not let Hubdeck use port ${port}.`, "Choose another number after --port."];
  return ["Hubdeck could not start.", error instanceof Error ? error.message : "The reason is not known."];
}

export const silentOwner = [
  "Another Hubdeck holds this profile and does not answer.",
  "End it, or choose another profile folder with the environment variable HUBDECK_PROFILE.",
];
