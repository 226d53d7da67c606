/**
 * Favourites, recently viewed repos and saved searches: on this computer alone, one list for each Hub.
 * The name of a private repo is never shown to another user, and goes when its account is signed out.
 */
import { randomUUID } from "node:crypto";
import type { Clock } from "#core/clock.ts";
import type { SavedCapability } from "#core/core.ts";
import { ProblemError } from "#core/problem-error.ts";
import { type Owner, type SavedRecord, savedId, savedRecord } from "#core/saved/saved-record.ts";
import { watchSaved } from "#core/saved/watch-saved.ts";
import { StateCell } from "#core/state-cell.ts";
import { openJsonLines, type StoreNotice } from "#core/store/json-lines.ts";
import { type SavedEntry, savedMax } from "#shared/contract/saved.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

export type SavedOptions = {
  readonly file: string;
  readonly clock: Clock;
  report(notice: StoreNotice): void;
  /** The address of the Hub that is set now. */
  hub(): string;
  /** Who is signed in there, or null. */
  owner(): Owner | null;
};

export type CoreSaved = {
  readonly capability: SavedCapability;
  /** To be called when the Hub or the account was changed. */
  onSwitch(): void;
  /** Forgets the private names that were kept with this account, but for those of `userName`, whose it may still be. */
  forgetAccount(accountId: string, userName: string | null): void;
  close(): Promise<void>;
};

const undosMax = 20;

const words = { favourite: "favourites", search: "saved searches" } as const;

export function createSaved({ file, clock, report, hub, owner }: SavedOptions): CoreSaved {
  const store = openJsonLines({ file, schema: savedRecord, version: 1, clock, onBroken: report });
  const cell = new StateCell<readonly SavedEntry[]>(visible());
  const undos = new Map<string, readonly SavedRecord[]>();
  const publish = () => cell.set(visible());

  function visible(): SavedEntry[] {
    const userName = owner()?.userName;
    const mine = here().filter((record) => record.owner === null || record.owner.userName === userName);
    // A file that was edited by hand may hold any number.
    return (["favourite", "recent", "search"] as const).flatMap((type) =>
      mine
        .map(({ entry }) => entry)
        .filter((entry) => entry.type === type)
        .toSorted((one, other) => other.at - one.at)
        .slice(0, savedMax[type]),
    );
  }

  function here(): SavedRecord[] {
    const at = hub();
    return [...store.all().values()].filter((record) => record.hub === at);
  }

  /** What a repo was kept as before it became private, or public, is replaced too. */
  function putRepo(type: "favourite" | "recent", repo: RepoRef, isPrivate: boolean, at: number): void {
    const mine = isPrivate ? owner() : null;
    // Seen with no account that it could be of, its name would have no owner.
    if (isPrivate && mine === null) return;
    const idFor = (userName: string | null) => savedId(hub(), type, userName, repo.kind, repo.id);
    const id = idFor(mine?.userName ?? null);
    for (const twin of [idFor(null), idFor(owner()?.userName ?? null)]) if (twin !== id) store.remove(twin);
    const former = store.all().get(id)?.entry.at;
    const entry = { type, id, repo, isPrivate, at: type === "favourite" ? (former ?? at) : at };
    store.put(id, { hub: hub(), owner: mine, entry });
  }

  const all = (type: SavedEntry["type"]) => here().filter(({ entry }) => entry.type === type);
  const isFavourite = (repo: RepoRef) =>
    visible().some((entry) => entry.type === "favourite" && entry.repo.kind === repo.kind && entry.repo.id === repo.id);

  function requireRoom(type: "favourite" | "search"): void {
    if (all(type).length < savedMax[type]) return;
    throw new ProblemError({
      code: "BAD_INPUT",
      what: `There are ${savedMax[type]} ${words[type]} already`,
      why: "No more are kept. Remove some that you no longer need.",
      action: null,
    });
  }

  function removeAll(records: readonly SavedRecord[]): { readonly undoId: string } {
    for (const { entry } of records) store.remove(entry.id);
    publish();
    const undoId = randomUUID();
    undos.set(undoId, records);
    for (const oldest of [...undos.keys()].slice(0, -undosMax)) undos.delete(oldest);
    return { undoId };
  }

  return {
    capability: {
      watch: (signal) => watchSaved(cell, signal),
      addFavourite({ repo, isPrivate }) {
        if (isFavourite(repo)) return;
        requireRoom("favourite");
        putRepo("favourite", repo, isPrivate, clock.now());
        publish();
      },
      noteViewed({ repo, isPrivate }) {
        putRepo("recent", repo, isPrivate, clock.now());
        // A favourite that has become private since must not keep its name in everybody's list.
        if (isPrivate && isFavourite(repo)) putRepo("favourite", repo, isPrivate, clock.now());
        const byAge = all("recent").toSorted((one, other) => other.entry.at - one.entry.at);
        for (const { entry } of byAge.slice(savedMax.recent)) store.remove(entry.id);
        publish();
      },
      keepSearch(search) {
        const id = savedId(hub(), "search", search.kind, search.query);
        const former = store.all().get(id)?.entry.at;
        if (former === undefined) requireRoom("search");
        store.put(id, { hub: hub(), owner: null, entry: { type: "search", id, ...search, at: former ?? clock.now() } });
        publish();
      },
      remove: (ids) => removeAll(here().filter(({ entry }) => ids.includes(entry.id))),
      clearRecents: () => removeAll(all("recent")),
      undo(undoId) {
        const records = undos.get(undoId);
        if (records === undefined) {
          throw new ProblemError({
            code: "NOT_FOUND",
            what: "This can no longer be taken back",
            why: "Only the last removals can, as long as the app runs.",
            action: null,
          });
        }
        undos.delete(undoId);
        for (const record of records) {
          const { id, type } = record.entry;
          if (!store.all().has(id) && all(type).length < savedMax[type]) store.put(id, record);
        }
        publish();
      },
    },
    onSwitch: publish,
    forgetAccount(accountId, userName) {
      const isIts = ({ owner: whose }: SavedRecord) => whose?.accountId === accountId && whose.userName !== userName;
      for (const [id, record] of [...store.all()]) if (isIts(record)) store.remove(id);
      for (const [undoId, records] of undos)
        undos.set(
          undoId,
          records.filter((record) => !isIts(record)),
        );
      publish();
    },
    close: () => store.close(),
  };
}
