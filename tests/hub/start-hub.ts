/**
 * The stand-in Hub: three HTTP servers on 127.0.0.1 (Hub, CDN, router) that follow the Hub's API, with made-up repos and
 * random sample tokens. For tests and the demo; it keeps everything in memory and reaches nothing else.
 */
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { AccessBook } from "#tests/hub/auth/access.ts";
import type { TokenName } from "#tests/hub/auth/sample-tokens.ts";
import { createTokenBook, type TokenOptions } from "#tests/hub/auth/token-book.ts";
import type { TokenKind } from "#tests/hub/auth/tokens.ts";
import { createVisitors } from "#tests/hub/auth/visitors.ts";
import { type Catalogue, createCatalogue } from "#tests/hub/catalogue/catalogue.ts";
import { sampleRenames, sampleRepos } from "#tests/hub/catalogue/sample-repos.ts";
import type { ChatScript } from "#tests/hub/inference/chat-script.ts";
import { avatarRoutes } from "#tests/hub/pages/avatar.ts";
import { homePageRoutes } from "#tests/hub/pages/home-page.ts";
import { repoPageRoutes } from "#tests/hub/pages/repo-page.ts";
import { tokenPageRoutes } from "#tests/hub/pages/token-page.ts";
import { cdnRoutes } from "#tests/hub/routes/cdn.ts";
import { providerOutputRoutes } from "#tests/hub/routes/provider-outputs.ts";
import { readingRoutes } from "#tests/hub/routes/reading.ts";
import { routerRoutes } from "#tests/hub/routes/router.ts";
import { createFaults, type Faults } from "#tests/hub/server/faults.ts";
import { createLinks } from "#tests/hub/server/links.ts";
import type { RecordedRequest } from "#tests/hub/server/recorded-request.ts";
import { type Origin, serveOrigin } from "#tests/hub/server/serve-origin.ts";
import { createThrottle } from "#tests/hub/server/throttle.ts";
import type { HubOptions, StandIn } from "#tests/hub/stand-in.ts";
import { usualVariants } from "#tests/hub/variants.ts";
import { commitRoutes } from "#tests/hub/writing/commit-routes.ts";
import { discussionRoutes } from "#tests/hub/writing/discussion-routes.ts";
import { createLfsObjects } from "#tests/hub/writing/lfs-objects.ts";
import { lfsRoutes, lfsStorageRoutes } from "#tests/hub/writing/lfs-routes.ts";
import { preuploadRoutes } from "#tests/hub/writing/preupload-routes.ts";
import { refRoutes } from "#tests/hub/writing/ref-routes.ts";
import { repoRoutes } from "#tests/hub/writing/repo-routes.ts";
import { createUploadStore } from "#tests/hub/writing/upload-store.ts";

export type RunningHub = {
  readonly hubUrl: string;
  readonly cdnUrl: string;
  readonly routerUrl: string;
  /** The secrets of the named tokens (auth/sample-tokens.ts); `expired` and `revoked` are answered with 401. */
  readonly tokens: Readonly<Record<TokenName, string>>;
  /** Makes one more token, of any kind, and answers its secret. */
  addToken(kind: TokenKind, options?: TokenOptions): string;
  /** From now on the Hub answers 401 to this token. */
  revokeToken(secret: string): void;
  /** Every request so far, oldest first. No token's text is in it. */
  readonly requests: readonly RecordedRequest[];
  readonly faults: Faults;
  readonly catalogue: Catalogue;
  /** The sample person's standing at gated repos, by repo id; set it to let access arrive. */
  readonly access: AccessBook;
  /** Repos that the sample person likes, such as `models/ns/name`. */
  readonly likes: Set<string>;
  /** Forgets the requests so far. */
  clearRequests(): void;
  /** Requests that carried a token where none may be: in a URL, a body, another header, or at the CDN. */
  leaks(): readonly RecordedRequest[];
  /** Makes every CDN link given out so far answer 403. */
  expireLinks(): void;
  /** Makes all three origins unreachable, as a cable that is pulled; what it answers brings them back at the same addresses. */
  goOffline(): Promise<() => Promise<void>>;
  /** Decides how the next chat answer goes. */
  scriptChat(script: Partial<ChatScript>): void;
  close(): Promise<void>;
};

/** Starts a stand-in Hub and answers once all three origins listen. */
export async function startHub(options: HubOptions = {}): Promise<RunningHub> {
  const requests: RecordedRequest[] = [];
  const urls = { hub: "", cdn: "", router: "" };
  const catalogue = createCatalogue(options.repos ?? sampleRepos);
  if (options.repos === undefined) for (const rename of sampleRenames) catalogue.rename(...rename);
  const uploadStore = createUploadStore(options.uploads?.memoryBytes ?? 128_000_000);
  const hub: StandIn = {
    options,
    hasXet: options.hasXet ?? false,
    variants: { ...usualVariants, ...options.variants },
    urls,
    catalogue,
    tokens: createTokenBook(),
    access: new Map(),
    visitors: createVisitors(),
    likes: new Set(),
    links: createLinks(() => urls.cdn, options.linkLifetimeMs ?? 3_600_000),
    lfs: createLfsObjects(uploadStore),
    faults: createFaults(options.faultSeed),
    chatScripts: [],
  };
  const servers = origins(options).map((origin) => ({ name: origin.name, server: serveOrigin(origin, hub, requests) }));
  for (const { name, server } of servers) urls[name] = await listen(server, options.ports?.[name] ?? 0);
  return {
    hubUrl: urls.hub,
    cdnUrl: urls.cdn,
    routerUrl: urls.router,
    tokens: hub.tokens.secrets,
    addToken: (kind, more) => hub.tokens.add(kind, more).secret,
    revokeToken: (secret) => hub.tokens.revoke(secret),
    requests,
    faults: hub.faults,
    catalogue,
    access: hub.access,
    likes: hub.likes,
    clearRequests: () => void requests.splice(0),
    leaks: () => requests.filter((request) => request.leaks.length > 0),
    expireLinks: () => hub.links.expireAll(),
    scriptChat: (script) => void hub.chatScripts.push(script),
    async goOffline() {
      const stopped = servers.map(({ name, server }) => ({ server, port: Number(new URL(urls[name]).port) }));
      await Promise.all(stopped.map(({ server }) => stop(server)));
      return async () => void (await Promise.all(stopped.map(({ server, port }) => listen(server, port))));
    },
    async close() {
      await Promise.all(servers.filter(({ server }) => server.listening).map(({ server }) => stop(server)));
      uploadStore.close();
    },
  };
}

function origins(options: HubOptions): Origin[] {
  const hubRoutes = [
    readingRoutes,
    ...[repoRoutes, refRoutes, preuploadRoutes, commitRoutes, lfsRoutes, discussionRoutes],
    ...[avatarRoutes, tokenPageRoutes, homePageRoutes, repoPageRoutes],
  ].flat();
  const throttle = options.cdnBytesPerSecond === undefined ? null : createThrottle(options.cdnBytesPerSecond);
  return [
    { name: "hub", routes: hubRoutes, throttle: null },
    { name: "cdn", routes: [...cdnRoutes, ...lfsStorageRoutes, ...providerOutputRoutes], throttle },
    { name: "router", routes: routerRoutes, throttle: null },
  ];
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  // A server on TCP always has an AddressInfo; only a pipe would not.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
