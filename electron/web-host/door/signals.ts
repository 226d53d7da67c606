/** The signals that ask the door to end. */

export type SignalListeners = {
  /** Ctrl-C. */
  readonly onInterrupt: () => void;
  /** The system, a service manager or a closed terminal: no time for questions. */
  readonly onTerminate: () => void;
};

/** Listens until the answered function is called; from then on a signal ends the process at once, as it does by default. */
export function listenForSignals({ onInterrupt, onTerminate }: SignalListeners): () => void {
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", onTerminate);
  process.on("SIGHUP", onTerminate);
  return () => {
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onTerminate);
    process.off("SIGHUP", onTerminate);
  };
}
