/**
 * Where tokens are kept: one entry each in the system's keychain, or in memory until the app quits. The only file that
 * imports the keychain library. Nothing here is deleted because a read failed, and nothing weaker is called a keychain.
 */
import {
  isAbsent,
  KeychainError,
  keychainError,
  mendOf,
  mendOfAbsence,
  usualName,
} from "#core/accounts/keychain-problem.ts";
import { type Clock, systemClock } from "#core/clock.ts";
import { StateCell } from "#core/state-cell.ts";
import type { KeychainState } from "#shared/contract/accounts.ts";

type KeychainEntry = { readonly id: string; readonly password: string };

/** Every call throws ProblemError KEYCHAIN when the keychain is locked, refuses or does not answer in time. */
export type Keychain = {
  readonly state: StateCell<KeychainState>;
  /** All our entries; never asks the person to unlock. The first call finds out whether there is a keychain at all. */
  findAll(): Promise<readonly KeychainEntry[]>;
  /** One entry; the system may ask the person to unlock the keychain. */
  get(id: string): Promise<string | null>;
  /** Resolves when the entry was read back; when it throws, the entry is as it was before, or is not there. */
  set(id: string, password: string): Promise<void>;
  /** Resolves when the entry is gone, which reading back has shown. */
  delete(id: string): Promise<void>;
};

/** The calls of keytar that we use. */
export type KeytarApi = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  findCredentials(service: string): Promise<ReadonlyArray<{ readonly account: string; readonly password: string }>>;
};

export type OsKeychainOptions = {
  readonly service: string;
  /** How long one call may take, in milliseconds; an unlock prompt is within it. Default 30 000. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
  readonly platform?: NodeJS.Platform;
  readonly load?: () => Promise<KeytarApi>;
  /** The name of the program behind it, asked once it has answered; null where nobody knows. Default: nobody. */
  readonly askName?: () => Promise<string | null>;
};

/** Keeps tokens in memory only; `why` is shown to the person. */
export function memoryKeychain(why: string): Keychain {
  const entries = new Map<string, string>();
  return {
    state: new StateCell<KeychainState>({ type: "memory", why }),
    findAll: async () => [...entries].map(([id, password]) => ({ id, password })),
    get: async (id) => entries.get(id) ?? null,
    set: async (id, password) => {
      entries.set(id, password);
    },
    delete: async (id) => {
      entries.delete(id);
    },
  };
}

/** The system's keychain; where the first call finds none, it becomes a memory keychain that says so. */
export function osKeychain(options: OsKeychainOptions): Keychain {
  const { service, timeoutMs = 30_000, clock = systemClock, platform = process.platform } = options;
  const load = options.load ?? (() => import("@napi-rs/keyring/keytar"));
  let name = usualName(platform);
  const usable = (): KeychainState => ({ type: "keychain", name, changedFrom: null });
  const state = new StateCell<KeychainState>(usable());
  let memory: Keychain | null = null;
  let isProbed = false;
  let last: Promise<unknown> = Promise.resolve();
  let isHanging = false;

  /** One call at a time: a stuck call holds a thread of the process, so no second one is started beside it. */
  function call<T>(run: (keytar: KeytarApi) => Promise<T>, undo?: (keytar: KeytarApi) => Promise<unknown>): Promise<T> {
    const turn = last.then(() => {
      if (isHanging) throw new KeychainError(name, "silent", "It has not answered an earlier question yet.");
      return timeBoxed(load().then(run), undo);
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  /** `undo` runs when the work succeeds after all, once the caller was told that it failed. */
  async function timeBoxed<T>(work: Promise<T>, undo?: (keytar: KeytarApi) => Promise<unknown>): Promise<T> {
    const done = new AbortController();
    const timeout = clock.sleep(timeoutMs, done.signal).then(
      () => "timeout" as const,
      () => "done" as const,
    );
    const outcome = work.then((value) => ({ value }));
    try {
      const first = await Promise.race([outcome, timeout]);
      if (typeof first === "object") return first.value;
      isHanging = true;
      const settled = () => {
        isHanging = false;
      };
      work.then(() => (undo === undefined ? undefined : load().then(undo))).then(settled, settled);
      throw new KeychainError(name, "silent", `It did not answer within ${Math.round(timeoutMs / 1000)} seconds.`);
    } finally {
      done.abort();
    }
  }

  async function reported<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      const failure = keychainError(error, name);
      const { problem, keychainCause: cause } = failure;
      const mend = mendOf(cause, platform);
      if (state.get().type !== "memory") state.set({ type: "locked", name, cause, problem, mend });
      throw failure;
    }
  }

  async function withOs<T>(
    run: (keytar: KeytarApi) => Promise<T>,
    undo?: (keytar: KeytarApi) => Promise<unknown>,
  ): Promise<T> {
    const value = await call(run, undo);
    const now = state.get();
    if (now.type !== "keychain" || now.name !== name) state.set(usable());
    return value;
  }

  /** A program that answers can be asked for its name; before, it may not have been started. */
  async function learnName(): Promise<void> {
    const told = await options.askName?.().catch(() => null);
    if (told === undefined || told === null || told === name) return;
    name = told;
    if (state.get().type === "keychain") state.set(usable());
  }

  const isThere = async (keytar: KeytarApi, id: string, password?: string) =>
    (await keytar.findCredentials(service)).some(
      (entry) => entry.account === id && (password === undefined || entry.password === password),
    );

  return {
    state,
    async findAll() {
      if (memory !== null) return memory.findAll();
      try {
        const found = await withOs((keytar) => keytar.findCredentials(service));
        await learnName();
        isProbed = true;
        return found.map(({ account, password }) => ({ id: account, password }));
      } catch (error) {
        if (isProbed || !isAbsent(error, platform)) return reported(Promise.reject(error));
        const why = `${name} does not answer on this computer, so a token is kept in memory until you quit. ${mendOfAbsence(platform)}`;
        memory = memoryKeychain(why);
        state.set({ type: "memory", why });
        return [];
      }
    },
    async get(id) {
      return memory === null ? reported(call((keytar) => keytar.getPassword(service, id))) : memory.get(id);
    },
    async set(id, password) {
      if (memory !== null) return memory.set(id, password);
      let before: string | null = null;
      const undo = (keytar: KeytarApi): Promise<unknown> =>
        before === null ? keytar.deletePassword(service, id) : keytar.setPassword(service, id, before);
      const setAndReadBack = async (keytar: KeytarApi) => {
        before = (await keytar.findCredentials(service)).find((entry) => entry.account === id)?.password ?? null;
        await keytar.setPassword(service, id, password);
        // On Linux the library turns to the kernel's keyring when the Secret Service is gone; such an entry is lost at log-out.
        if (await isThere(keytar, id, password)) return;
        await undo(keytar);
        throw new KeychainError(name, "refused", "The entry was not there when it was read back.");
      };
      await reported(withOs(setAndReadBack, undo));
    },
    async delete(id) {
      if (memory !== null) return memory.delete(id);
      const deleteAndReadBack = async (keytar: KeytarApi) => {
        await keytar.deletePassword(service, id);
        if (await isThere(keytar, id)) throw new KeychainError(name, "refused", "The entry is still there.");
      };
      await reported(withOs(deleteAndReadBack));
    },
  };
}
