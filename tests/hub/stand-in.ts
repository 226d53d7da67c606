/** What one running stand-in Hub is made of; every route gets it. */
import type { AccessBook } from "#tests/hub/auth/access.ts";
import type { TokenBook } from "#tests/hub/auth/token-book.ts";
import type { Visitors } from "#tests/hub/auth/visitors.ts";
import type { Catalogue } from "#tests/hub/catalogue/catalogue.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import type { ChatScript } from "#tests/hub/inference/chat-script.ts";
import type { Faults } from "#tests/hub/server/faults.ts";
import type { Links } from "#tests/hub/server/links.ts";
import type { Quotas } from "#tests/hub/server/rate-limit.ts";
import type { RecordedRequest } from "#tests/hub/server/recorded-request.ts";
import type { Variants } from "#tests/hub/variants.ts";
import type { LfsObjects } from "#tests/hub/writing/lfs-objects.ts";

export type HubOptions = {
  /** Ports on 127.0.0.1; 0 (default) lets the system choose. */
  readonly ports?: { readonly hub?: number; readonly cdn?: number; readonly router?: number };
  /** The repos; default: the sample catalogue. */
  readonly repos?: readonly RepoSpec[];
  /** Whether large files are Xet-backed, and say so. Default no: every client then takes plain HTTP. */
  readonly hasXet?: boolean;
  /** The most entries of a page, below what a client asks for; small ones make clients follow the links. */
  readonly pageSizes?: { readonly models?: number; readonly tree?: number };
  /** All bytes of the CDN together go out no faster than this. Default: no limit. */
  readonly cdnBytesPerSecond?: number;
  /** Each answer of the CDN goes out no faster than this. Default: no limit. */
  readonly connectionBytesPerSecond?: number;
  /** Every answer waits this long before its head. Default 0. */
  readonly latencyMs?: number;
  /** Decides which requests a fault with a chance hits. */
  readonly faultSeed?: string;
  /** How uploads of large files go: from which size in parts, how large a part is, and how much memory they all may take. */
  readonly uploads?: {
    readonly multipartFromBytes?: number;
    readonly partBytes?: number;
    readonly memoryBytes?: number;
  };
  /** How long a CDN link is good. Default one hour. */
  readonly linkLifetimeMs?: number;
  /** Pauses between the tokens of a chat answer. Default 1. */
  readonly tokenDelayMs?: number;
  /** Rate limits: the Hub's own ("real"), or a test's. Without them everything is counted and nothing refused. */
  readonly quotas?: Quotas | "real";
  /** Where the reference is unsure: what this run does. */
  readonly variants?: Partial<Variants>;
  /** Turns the web pages into ones that a person can try things on: sample tokens to copy, access granted by a click. */
  readonly isDemo?: boolean;
  /** Called when a request has ended. */
  onRequest?(record: RecordedRequest): void;
};

export type StandIn = {
  readonly options: HubOptions;
  readonly variants: Variants;
  readonly hasXet: boolean;
  readonly urls: { readonly hub: string; readonly cdn: string; readonly router: string };
  readonly catalogue: Catalogue;
  readonly tokens: TokenBook;
  readonly access: AccessBook;
  /** Repos that the sample person likes, such as `models/ns/name`. */
  readonly likes: Set<string>;
  readonly visitors: Visitors;
  readonly links: Links;
  readonly lfs: LfsObjects;
  readonly faults: Faults;
  /** Scripts for the next chat answers, used up one by one; without one the sample answer comes. */
  readonly chatScripts: Partial<ChatScript>[];
};
