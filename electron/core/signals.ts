/** The signals that ask a door to end. */

export type SignalListeners = {
  /** Ctrl-C. */
  readonly onInterrupt: () => void;
  /** The system, a service manager or a closed terminal: no time for questions. */
  readonly onTerminate: () => void;
};

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Listens until the answered function is called; from then on a signal ends the process at once, as it does by default.
 *
 * Other listeners are removed: the settings file's package (conf, through atomically and when-exit) answers a signal by sending it again to
 * have the process killed, and a question before quitting would be answered by that. What it does when the process exits stays.
 */
export function listenForSignals({ onInterrupt, onTerminate }: SignalListeners): () => void {
  for (const signal of signals) {
    process.removeAllListeners(signal);
    process.on(signal, signal === "SIGINT" ? onInterrupt : onTerminate);
  }
  return () => {
    for (const signal of signals) process.removeAllListeners(signal);
  };
}
