/** How a Space is, in words. A stage that is new to the app is shown as the Hub names it. */
import type { StateTone } from "#renderer/ui/StatePill.tsx";

export type StageWords = { readonly label: string; readonly tone: StateTone; readonly text: string | null };

const stages: Readonly<Record<string, StageWords>> = {
  RUNNING: { label: "Running", tone: "green", text: null },
  RUNNING_BUILDING: {
    label: "Running",
    tone: "green",
    text: "A new build is on its way; the former one runs until then.",
  },
  RUNNING_APP_STARTING: { label: "Running", tone: "green", text: "A new version is starting." },
  BUILDING: { label: "Building", tone: "blue", text: "It can be opened once it is built." },
  APP_STARTING: { label: "Starting", tone: "blue", text: "It can be opened in a moment." },
  SLEEPING: { label: "Sleeping", tone: "neutral", text: "It wakes when someone opens it, which takes a while." },
  PAUSED: { label: "Paused", tone: "amber", text: "Only its owner can start it again." },
  STOPPED: { label: "Stopped", tone: "amber", text: "Only its owner can start it again." },
  NO_APP_FILE: { label: "Has no app yet", tone: "neutral", text: "Its owner has not put a program into it." },
  CONFIG_ERROR: { label: "Configuration error", tone: "red", text: "Its owner has to mend its settings." },
  BUILD_ERROR: { label: "Build failed", tone: "red", text: "Its owner has to mend it." },
  RUNTIME_ERROR: { label: "Stopped with an error", tone: "red", text: "Its owner has to mend or restart it." },
  DELETING: { label: "Being deleted", tone: "red", text: null },
};

export function stageWords(stage: string): StageWords {
  const known = Object.hasOwn(stages, stage) ? stages[stage] : undefined;
  return known ?? { label: stage.toLowerCase().replaceAll("_", " "), tone: "neutral", text: null };
}

/** Whether opening the Space shows its app, at once or after a while. */
export function canOpen(stage: string): boolean {
  return /^(?:RUNNING|SLEEPING|APP_STARTING)/.test(stage);
}
