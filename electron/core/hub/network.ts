/** Whether the Hub answers, as the last requests showed; asks again by itself while it does not, so that the app notices when it is back. */
import type { Clock } from "#core/clock.ts";
import { StateCell } from "#core/state-cell.ts";
import type { NetworkState } from "#shared/contract/app.ts";
import type { Problem } from "#shared/model/problem.ts";

export type NetworkMonitor = {
  readonly cell: StateCell<NetworkState>;
  /** An answer came from the Hub; `limitedUntil` is set when it said to wait. */
  onAnswer(limitedUntil: number | null): void;
  /** No answer came. */
  onFailure(problem: Problem): void;
  /** Another Hub was set, or the machine slept: nothing is known now. */
  reset(): void;
  /** There may be a way out again, or none any more: the Hub is asked at once. */
  wake(): void;
  close(): void;
};

const askAgainMs = 15_000;

/** `askAgain` sends one small request, whose outcome comes back through `onAnswer` and `onFailure`. */
export function createNetworkMonitor(
  clock: Clock,
  askAgain: (signal: AbortSignal) => Promise<unknown>,
): NetworkMonitor {
  const cell = new StateCell<NetworkState>({ type: "unknown" });
  const closed = new AbortController();
  let isWaiting = false;
  let endWait: () => void = () => undefined;

  /** Ends when the time is over, at `wake`, or when the monitor is closed. */
  async function pause(ms: number): Promise<void> {
    const woken = new AbortController();
    endWait = () => woken.abort();
    await clock.sleep(ms, AbortSignal.any([closed.signal, woken.signal])).catch(() => undefined);
  }

  /** Until the Hub answers again: waits, and asks it if it was unreachable. */
  async function recover(): Promise<void> {
    if (isWaiting) return;
    isWaiting = true;
    for (let state = cell.get(); state.type === "offline" || state.type === "rate-limited"; state = cell.get()) {
      const waitMs = state.type === "offline" ? askAgainMs : state.until - clock.now();
      await pause(waitMs);
      if (closed.signal.aborted) break;
      const now = cell.get();
      if (now.type === "rate-limited" && now.until <= clock.now()) cell.set({ type: "online" });
      // How it went comes back through onAnswer or onFailure.
      if (now.type === "offline") await askAgain(closed.signal).catch(() => undefined);
    }
    isWaiting = false;
  }

  return {
    cell,
    onAnswer(limitedUntil) {
      if (limitedUntil !== null && limitedUntil > clock.now()) {
        cell.set({ type: "rate-limited", until: limitedUntil });
        void recover();
      } else if (cell.get().type === "offline" || cell.get().type === "unknown") {
        cell.set({ type: "online" });
      }
    },
    onFailure(problem) {
      const before = cell.get();
      cell.set({ type: "offline", since: before.type === "offline" ? before.since : clock.now(), problem });
      void recover();
    },
    reset: () => cell.set({ type: "unknown" }),
    wake() {
      endWait();
      if (!isWaiting) void askAgain(closed.signal).catch(() => undefined);
    },
    close: () => closed.abort(),
  };
}
