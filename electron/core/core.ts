/** The whole core as a door and the api see it: one object per capability. Built by create-core.ts and nowhere else. */

import type { Log } from "#core/log/log.ts";
import type { ModelBuild } from "#shared/contract/about.ts";
import type { AccessRequestsState } from "#shared/contract/access-requests.ts";
import type { Account, AccountsState } from "#shared/contract/accounts.ts";
import type { AppState } from "#shared/contract/app.ts";
import type { Facets, ListPage, ListQuestion } from "#shared/contract/browse.ts";
import type { Job, JobFile, Plan, Selection, Target } from "#shared/contract/downloads.ts";
import type { FileDetails, FileEntry } from "#shared/contract/files.ts";
import type { FoundState } from "#shared/contract/found.ts";
import type { Access, RepoInfo } from "#shared/contract/hub.ts";
import type { ChatEvent, ChatMessage, ChatModel } from "#shared/contract/inference.ts";
import type { Kept } from "#shared/contract/kept.ts";
import type { KeychainReport } from "#shared/contract/keychain.ts";
import type { MachineFacts } from "#shared/contract/machine.ts";
import type { SavedChange, SavedEntry } from "#shared/contract/saved.ts";
import type { QuickResults } from "#shared/contract/search.ts";
import type { Folder, Pictures, SettingsState, Theme } from "#shared/contract/settings.ts";
import type { CommitEntry, RepoRefs, RepoScan } from "#shared/contract/versions.ts";
import type { AdviceId } from "#shared/model/advice.ts";
import type { ProbeNeed } from "#shared/model/permissions/probe.ts";
import type { RepoKind, RepoRef } from "#shared/model/repo-id.ts";
import type { Ticked } from "#shared/model/token-page.ts";

type Call = { readonly signal: AbortSignal };
type RepoAt = { readonly repo: RepoRef; readonly revision: string };
export type DownloadRequest = RepoAt & {
  readonly selection: Selection;
  /** Default: the Hub cache. */
  readonly target?: Target | undefined;
};

export type AppCapability = {
  watch(signal: AbortSignal): AsyncGenerator<AppState, void, void>;
  dismissNotice(id: string): void;
  openExternal(url: string): Promise<{ readonly by: "door" | "page"; readonly url: string }>;
};

export type TokenInput = { readonly token: string; readonly confirmedOrigin?: string | undefined };

export type AccountsCapability = {
  watch(signal: AbortSignal): AsyncGenerator<AccountsState, void, void>;
  add(input: TokenInput, call: Call): Promise<Account>;
  activate(id: string): Promise<void>;
  refresh(id: string, call: Call): Promise<Account>;
  describe(input: {
    readonly id: string;
    readonly label?: string | null | undefined;
    readonly purpose?: string | null | undefined;
  }): Promise<Account>;
  replace(
    input: TokenInput & { readonly id: string; readonly mayBeAnotherUser?: boolean | undefined },
    call: Call,
  ): Promise<Account>;
  remove(id: string): Promise<void>;
  handToCli(input: {
    readonly id: string;
    readonly name?: string | undefined;
    readonly isActive: boolean;
    readonly mayReplaceActive?: boolean | undefined;
  }): Promise<Account>;
  takeBackFromCli(id: string): Promise<Account>;
  revokePage(id: string): { readonly url: string; readonly stops: string[] };
  dismissAdvice(id: string, advice: AdviceId, isDismissed: boolean): void;
  newTokenPage(ticked?: Ticked): string;
};

type FindingInput = { readonly id: string; readonly confirmedOrigin?: string | undefined };

export type FoundCapability = {
  look(folderIds: readonly string[]): Promise<FoundState>;
  whoIs(
    input: FindingInput,
    call: Call,
  ): Promise<{
    readonly userName: string;
    readonly fullname: string;
    readonly name: string;
    readonly role: Account["token"]["role"];
    readonly expiresAt: number | null;
  }>;
  importToken(input: FindingInput, call: Call): Promise<Account>;
  previewMove(id: string): Promise<{
    readonly where: string;
    readonly line: number;
    readonly before: string[];
    readonly isWholeFile: boolean;
    readonly consequences: string[];
  }>;
  move(input: FindingInput, call: Call): Promise<{ readonly account: Account; readonly undoId: string }>;
  undoMove(undoId: string): Promise<void>;
};

export type KeychainCapability = {
  check(): Promise<KeychainReport>;
};

export type HubCapability = {
  repo(input: RepoAt, call: Call): Promise<RepoInfo & { readonly kept: Kept }>;
  refs(input: { readonly repo: RepoRef }, call: Call): Promise<RepoRefs & { readonly kept: Kept }>;
  commits(
    input: RepoAt & { readonly page: number },
    call: Call,
  ): Promise<{
    readonly commits: CommitEntry[];
    readonly total: number | null;
    readonly nextPage: number | null;
    readonly kept: Kept;
  }>;
  scan(input: { readonly repo: RepoRef }, call: Call): Promise<RepoScan>;
  access(input: { readonly repo: RepoRef; readonly need: ProbeNeed }, call: Call): Promise<Access>;
  card(
    input: RepoAt & { readonly offset: number },
    call: Call,
  ): Promise<{
    readonly markdown: string;
    readonly nextOffset: number | null;
    readonly frontMatter: string | null;
    readonly isCut: boolean;
    readonly kept: Kept;
  } | null>;
  picture(
    input: RepoAt & { readonly source: string; readonly isAsked: boolean },
    call: Call,
  ): Promise<{ readonly streamId: string; readonly contentType: string; readonly sizeBytes: number | null }>;
};

export type FilesCapability = {
  list(
    input: RepoAt & {
      readonly path?: string | undefined;
      readonly isRecursive: boolean;
      readonly cursor?: string | undefined;
    },
    call: Call,
  ): Promise<{ readonly entries: FileEntry[]; readonly nextCursor: string | null; readonly kept: Kept }>;
  details(
    input: RepoAt & { readonly paths: readonly string[] },
    call: Call,
  ): Promise<{ readonly details: FileDetails[] }>;
  read(
    input: {
      readonly repo: RepoRef;
      readonly commit: string;
      readonly path: string;
      readonly start: number;
      readonly end: number;
    },
    call: Call,
  ): Promise<{ readonly streamId: string; readonly from: "hub" | "disk"; readonly totalBytes: number | null }>;
};

export type BrowseCapability = {
  list(question: ListQuestion, call: Call): Promise<ListPage & { readonly kept: Kept }>;
  tags(kind: RepoKind, call: Call): Promise<{ readonly facets: Facets; readonly kept: Kept }>;
  onDisk(): Promise<{ readonly model: string[]; readonly dataset: string[]; readonly space: string[] }>;
};

export type BytesCapability = {
  /** The next chunk, at most 256 kB, or null at the end. */
  read(streamId: string, call: Call): Promise<Uint8Array | null>;
  close(streamId: string): void;
};

export type DownloadsChange =
  | { readonly type: "snapshot"; readonly jobs: Job[] }
  | { readonly type: "put"; readonly job: Job }
  | { readonly type: "removed"; readonly id: string };

export type DownloadsCapability = {
  /** The first message is a snapshot; then one change at a time, at most ten a second for a job. Ends when the signal is aborted. */
  watch(signal: AbortSignal): AsyncGenerator<DownloadsChange, void, void>;
  plan(request: DownloadRequest, call: Call): Promise<Plan>;
  start(request: DownloadRequest, call: Call): Promise<{ readonly jobId: string }>;
  pause(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  cancel(id: string): Promise<void>;
  pauseAll(): Promise<void>;
  resumeAll(): Promise<void>;
  /** Before another job in line, or to the end. */
  move(id: string, beforeId: string | null): void;
  remove(id: string): Promise<void>;
  files(id: string, offset: number, limit: number): Promise<{ readonly files: JobFile[]; readonly total: number }>;
  reveal(id: string): Promise<{ readonly isShown: boolean; readonly folder: string }>;
  /** How many jobs are receiving or verifying now: what a door asks before it quits. */
  runningCount(): number;
  /** How many jobs that are not done began with this account. */
  unfinishedCount(accountId: string): number;
};

export type InferenceCapability = {
  chatModels(call: Call): Promise<ChatModel[]>;
  chat(
    input: {
      readonly model: string;
      readonly provider: string;
      readonly messages: readonly ChatMessage[];
      readonly maxTokens?: number | undefined;
      readonly temperature?: number | undefined;
    },
    call: Call,
  ): AsyncGenerator<ChatEvent, void, void>;
};

export type AboutCapability = {
  model(input: RepoAt, call: Call): Promise<ModelBuild & { readonly kept: Kept }>;
};

export type MachineCapability = {
  facts(call: Call): Promise<MachineFacts>;
};

export type SettingsCapability = {
  watch(signal: AbortSignal): AsyncGenerator<SettingsState, void, void>;
  setTheme(theme: Theme): void;
  setPictures(pictures: Pictures): void;
  setEndpoint(url: string | null): void;
  setProxy(proxy: SettingsState["proxy"]): void;
  setDownloads(downloads: SettingsState["downloads"]): void;
  setCacheFolder(folderId: string | null): Promise<void>;
  listFolders(folderId: string | null): Promise<{
    readonly folder: Folder & { readonly path: string; readonly isWritable: boolean };
    readonly parentId: string | null;
    readonly folders: Folder[];
    readonly isCut: boolean;
  }>;
  chooseFolder(): Promise<
    { readonly type: "chosen"; readonly folder: Folder } | { readonly type: "cancelled" | "unavailable" }
  >;
};

export type SavedWatch = { readonly type: "snapshot"; readonly entries: SavedEntry[] } | SavedChange;

type SavedRepo = { readonly repo: RepoRef; readonly isPrivate: boolean };

export type SavedCapability = {
  /** The first message is a snapshot; then one change at a time. Ends when the signal is aborted. */
  watch(signal: AbortSignal): AsyncGenerator<SavedWatch, void, void>;
  addFavourite(repo: SavedRepo): void;
  noteViewed(repo: SavedRepo): void;
  keepSearch(search: { readonly kind: RepoKind; readonly name: string; readonly query: string }): void;
  remove(ids: readonly string[]): { readonly undoId: string };
  clearRecents(): { readonly undoId: string };
  undo(undoId: string): void;
};

export type AccessRequestsCapability = {
  watch(signal: AbortSignal): AsyncGenerator<AccessRequestsState, void, void>;
  expect(repo: RepoRef): void;
  cancel(repo: RepoRef, call: Call): Promise<void>;
};

export type SearchCapability = {
  quick(query: string, call: Call): Promise<QuickResults>;
};

export type Core = {
  readonly app: AppCapability;
  readonly accounts: AccountsCapability;
  readonly found: FoundCapability;
  readonly keychain: KeychainCapability;
  readonly hub: HubCapability;
  readonly files: FilesCapability;
  readonly browse: BrowseCapability;
  readonly bytes: BytesCapability;
  readonly downloads: DownloadsCapability;
  readonly inference: InferenceCapability;
  readonly about: AboutCapability;
  readonly machine: MachineCapability;
  readonly settings: SettingsCapability;
  readonly saved: SavedCapability;
  readonly search: SearchCapability;
  readonly accessRequests: AccessRequestsCapability;
  /** The core's own log, for the door that runs it. */
  readonly log: Log;
  /** Stops all work so that it can go on at the next start, writes what is pending, and frees threads and sockets. */
  close(): Promise<void>;
};
