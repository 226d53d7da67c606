/** The system keychain's library as a test scripts it: it can be absent, locked, silent, forgetful or full. */
import type { KeytarApi } from "#core/accounts/keychain.ts";

export type FakeKeytar = {
  readonly api: KeytarApi;
  readonly entries: Map<string, string>;
  /** Calls that were begun, in order, as `set id`. */
  readonly calls: string[];
  /** What every call throws; null for none. The messages are those of the real library. */
  failure: string | null;
  /** While true, calls begin and do not answer; `answer()` lets them. */
  isSilent: boolean;
  answer(): void;
  /** Calls that run at the same time now, and the most there ever were. */
  readonly running: { now: number; most: number };
};

export const failures = {
  noBus: "zbus error: Failed to connect to address `unix:path=/run/user/0/bus`: No such file or directory (os error 2)",
  isLocked: "zbus error: org.freedesktop.Secret.Error.IsLocked: Cannot get secret of a locked object",
  dismissed: "Couldn't access platform storage: Secret Service: unlock prompt was dismissed",
  noCollection: "Couldn't access platform storage: Secret Service: no result found",
} as const;

export function fakeKeytar(): FakeKeytar {
  let waiting: Array<() => void> = [];
  const call = async <T>(name: string, run: () => T): Promise<T> => {
    fake.calls.push(name);
    fake.running.now += 1;
    fake.running.most = Math.max(fake.running.most, fake.running.now);
    try {
      if (fake.isSilent) await new Promise<void>((resolve) => waiting.push(resolve));
      else await Promise.resolve();
      if (fake.failure !== null) throw Object.assign(new Error(fake.failure), { code: "GenericFailure" });
      return run();
    } finally {
      fake.running.now -= 1;
    }
  };
  const fake: FakeKeytar = {
    entries: new Map(),
    calls: [],
    failure: null,
    isSilent: false,
    answer() {
      fake.isSilent = false;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    running: { now: 0, most: 0 },
    api: {
      getPassword: (_, id) => call(`get ${id}`, () => fake.entries.get(id) ?? null),
      setPassword: (_, id, password) => call(`set ${id}`, () => void fake.entries.set(id, password)),
      deletePassword: (_, id) => call(`delete ${id}`, () => fake.entries.delete(id)),
      findCredentials: () =>
        call("find", () => [...fake.entries].map(([account, password]) => ({ account, password }))),
    },
  };
  return fake;
}
