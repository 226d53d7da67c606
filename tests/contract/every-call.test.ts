/**
 * Every call of the contract, over both transports, against the real core on the stand-in Hub. A call that is added and
 * not made here fails the last test. No frame to the page holds a token, in whatever spelling.
 */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createORPCClient } from "@orpc/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { osKeychain } from "#core/accounts/keychain.ts";
import { channelLink } from "#renderer/api/channel-link.ts";
import type { Api } from "#renderer/api/client.ts";
import { readBytes } from "#renderer/api/read-bytes.ts";
import { applyJobChange } from "#renderer/api/use-downloads.ts";
import type { Job } from "#shared/contract/downloads.ts";
import type { WatchEvent } from "#shared/contract/watch.ts";
import { leaves } from "#tests/contract/contract-leaves.ts";
import { type Page, type Server, transports } from "#tests/contract/transports.ts";
import { fakeKeytar } from "#tests/core/accounts/fake-keytar.ts";
import { createTestCore, type TestCore } from "#tests/core/create-test-core.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "northwind-ai/Aster-Nano-Instruct" } as const;
const at = { repo, revision: "main" };

describe.each(transports)("over $name", ({ serve }) => {
  let hub: RunningHub;
  let testCore: TestCore;
  let server: Server;
  let page: Page;
  let api: Api;
  /** The calls that were answered, by the names they have in the contract. */
  const answered = new Set<string>();

  beforeAll(async () => {
    // Slow enough for a download to be paused.
    hub = await startHub({ cdnBytesPerSecond: 2_000_000 });
    const keytar = fakeKeytar();
    const keychain = osKeychain({ service: "Test", platform: "linux", load: async () => keytar.api });
    testCore = await createTestCore({ hub, keychain, env: { HF_TOKEN: hub.tokens.read } });
    const python = join(testCore.folders.home, ".cache", "huggingface");
    await mkdir(python, { recursive: true });
    await writeFile(join(python, "token"), hub.tokens.fineGrainedNoGated);
    server = await serve(testCore.core);
    page = await server.open();
    const link = channelLink(page.channel);
    api = createORPCClient({
      async call(path, input, options) {
        const output = await link.call(path, input, options);
        answered.add(path.join("."));
        return output;
      },
    });
  });
  afterAll(async () => {
    await server.close();
    await testCore.close();
    await hub.close();
  });

  test("app", async () => {
    const state = await firstOf(api.app.watch());
    expect(state).toMatchObject({ version: "0.0.0-test", door: "browser", isDemo: true });
    await api.app.dismissNotice({ id: "no such notice" });
    const url = `${hub.hubUrl}/settings/tokens`;
    expect(await api.app.openExternal({ url })).toEqual({ by: "door", url });
    expect(testCore.opened).toEqual([url]);
    await expect(api.app.openExternal({ url: "file:///etc/passwd" })).rejects.toMatchObject({ code: "BAD_INPUT" });
  });

  test("accounts", async () => {
    await expect(api.accounts.add({ token: hub.tokens.revoked })).rejects.toMatchObject({
      code: "TOKEN_REJECTED",
      defined: true,
    });
    const read = await api.accounts.add({ token: ` ${hub.tokens.read}\n` });
    expect(read.user.name).toBe("ana-m");
    const { id } = await api.accounts.add({ token: hub.tokens.fineGrained });
    await api.accounts.activate({ id: read.id });
    expect(await firstOf(api.accounts.watch())).toMatchObject({ activeId: read.id });
    await api.accounts.activate({ id });
    expect(await api.accounts.refresh({ id })).toMatchObject({ id, state: { type: "accepted" } });
    await api.accounts.remove({ id: read.id });
    expect(await firstOf(api.accounts.watch())).toMatchObject({ activeId: id, accounts: [{ id }] });
    expect((await api.accounts.newTokenPage()).url).toContain("/settings/tokens");
    expect(await api.accounts.describe({ id, label: "laptop" })).toMatchObject({ label: "laptop" });
    await api.accounts.dismissAdvice({ id, advice: "old", isDismissed: true });
    expect((await api.accounts.revokePage({ id })).stops.length).toBeGreaterThan(0);
    expect(await api.accounts.replace({ id, token: hub.tokens.write })).toMatchObject({ id, token: { role: "write" } });
    expect(await api.accounts.handToCli({ id, isActive: true, mayReplaceActive: true })).toMatchObject({
      cli: { isActive: true },
    });
    expect(await api.accounts.takeBackFromCli({ id })).toMatchObject({ cli: null });
  });

  test("found and keychain", async () => {
    const { findings } = await api.found.look({ folderIds: [] });
    const [variable, file] = findings;
    if (variable === undefined || file === undefined) throw new Error("Nothing was found");
    expect(await api.found.whoIs({ id: variable.id })).toMatchObject({ userName: "ana-m", role: "read" });
    const imported = await api.found.importToken({ id: variable.id });
    expect(imported.user.name).toBe("ana-m");
    expect(await api.found.previewMove({ id: file.id })).toMatchObject({
      isWholeFile: true,
      before: [expect.any(String)],
    });
    const { undoId } = await api.found.move({ id: file.id });
    await api.found.undoMove({ undoId });
    expect((await api.keychain.check()).checks.map(({ state }) => state)).toEqual(["ok", "ok", "ok", "ok"]);
    expect((await api.found.look({ folderIds: [] })).findings).toHaveLength(2);
  });

  test("hub and bytes", async () => {
    expect((await api.hub.refs({ repo })).branches.refs).toContainEqual(expect.objectContaining({ name: "main" }));
    expect((await api.hub.commits(at)).commits.length).toBeGreaterThan(1);
    expect(await api.hub.scan({ repo })).toEqual({ isDone: true, issues: [], issueCount: 0 });
    const { commit } = await api.hub.repo(at);
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    expect(await api.hub.access({ repo })).toMatchObject({ type: "granted", need: "read" });
    const { entries } = await api.files.list({ ...at, path: "images" });
    expect(entries.map((entry) => entry.path)).toEqual(["images/benchmarks.png"]);
    expect((await api.hub.card(at))?.markdown).toContain("Aster Nano");

    const picture = await api.hub.picture({ ...at, source: "images/benchmarks.png" });
    const blob = await readBytes(picture.streamId, picture.contentType, new AbortController().signal, api.bytes);
    expect(blob.type).toBe("image/png");
    const [entry] = entries;
    if (entry?.type !== "file") throw new Error("Not a file");
    expect(blobIdOf(new Uint8Array(await blob.arrayBuffer()), entry.isLfs)).toBe(entry.blobId);

    const { details } = await api.files.details({ ...at, paths: ["images/benchmarks.png"] });
    expect(details).toMatchObject([{ path: "images/benchmarks.png", scan: { status: "safe" } }]);
    const part = await api.files.read({ repo, commit, path: "images/benchmarks.png", start: 1, end: 4 });
    expect(part).toMatchObject({ from: "hub", totalBytes: entry.sizeBytes });
    const read = await readBytes(part.streamId, "", new AbortController().signal, api.bytes);
    expect(await read.text()).toBe("PNG");

    const unread = await api.hub.picture({ ...at, source: "images/benchmarks.png" });
    await api.bytes.close({ streamId: unread.streamId });
    await expect(api.bytes.read({ streamId: unread.streamId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("browse", async () => {
    const { repos } = await api.browse.list({ kind: "model", filter: { search: "aster" }, sort: "downloads" });
    expect(repos.map(({ id }) => id)).toContain(repo.id);
    expect((await api.browse.list({ kind: "dataset" })).repos[0]).toMatchObject({ kind: "dataset" });
    expect((await api.browse.list({ kind: "space" })).repos[0]).toMatchObject({ kind: "space" });
    const { facets } = await api.browse.tags({ kind: "model" });
    expect(facets.map(({ type }) => type)).toContain("pipeline_tag");
    expect(await api.browse.onDisk()).toEqual({ model: [], dataset: [], space: [] });
  });

  test("access requests", async () => {
    const gated = { kind: "dataset", id: "tessera/contract-clauses" } as const;
    await api.accessRequests.expect({ repo: gated });
    expect(await firstOf(api.accessRequests.watch())).toMatchObject({ requests: [{ repo: gated }] });
    await api.accessRequests.cancel({ repo: gated });
    expect(await firstOf(api.accessRequests.watch())).toEqual({ requests: [] });
  });

  test("downloads", async () => {
    const selection = { type: "everything" } as const;
    const plan = await api.downloads.plan({ ...at, selection });
    expect(plan.fileCount).toBeGreaterThan(3);
    const { jobId: id } = await api.downloads.start({ ...at, selection });
    await api.downloads.pause({ id });
    await jobWhere(api, (job) => job.id === id && job.state.type === "paused");
    await api.downloads.resume({ id });
    await jobWhere(api, (job) => job.id === id && job.receivedBytes > 0 && job.hashedBytes >= job.verifiedBytes);
    const { files, total } = await api.downloads.files({ id, offset: 1, limit: 2 });
    expect([files.length, total]).toEqual([2, plan.fileCount]);
    for (const file of files) expect(file.hashedBytes).toBeLessThanOrEqual(file.sizeBytes);
    expect(await api.downloads.reveal({ id })).toMatchObject({ isShown: true });
    await api.downloads.pauseAll();
    await api.downloads.resumeAll();
    await api.downloads.move({ id, beforeId: null });
    await api.downloads.cancel({ id });
    await jobWhere(api, (job) => job.id === id && job.state.type === "cancelled");
    await api.downloads.remove({ id });
    expect(await firstOf(api.downloads.watch())).toEqual([]);
  });

  test("inference", async () => {
    const models = await api.inference.chatModels();
    expect(models.map((model) => model.id)).toContain(repo.id);
    let text = "";
    const messages = [{ role: "user" as const, content: "Hello" }];
    for await (const event of await api.inference.chat({ model: repo.id, messages })) {
      if (event.type === "text") text += event.text;
      else expect(event).toMatchObject({ type: "end", finishReason: "stop" });
    }
    expect(text).toContain("You asked: *Hello*");
  });

  test("about", async () => {
    const build = await api.about.model(at);
    expect(build).toMatchObject({ source: "config.json", kept: null, isCut: false });
    expect(build.variants.map(({ format }) => format)).toEqual(["safetensors"]);
  });

  test("machine", async () => {
    const facts = await api.machine.facts();
    expect(facts.memory.totalBytes).toBeGreaterThan(0);
    expect(facts.processor.cores).toBeGreaterThan(0);
  });

  test("saved and search", async () => {
    await api.saved.addFavourite({ repo, isPrivate: false });
    await api.saved.noteViewed({ repo, isPrivate: false });
    await api.saved.keepSearch({ kind: "model", name: "Aster", query: "q=aster" });
    const kept = await firstOf(api.saved.watch());
    expect(kept.map(({ type }) => type).sort()).toEqual(["favourite", "recent", "search"]);
    const { undoId } = await api.saved.remove({ ids: kept.map(({ id }) => id) });
    expect(await firstOf(api.saved.watch())).toEqual([]);
    await api.saved.undo({ undoId });
    await api.saved.clearRecents();
    expect(await firstOf(api.saved.watch())).toHaveLength(2);
    await expect(api.saved.undo({ undoId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { repos, owners } = await api.search.quick({ query: "helios" });
    expect(repos.every((found) => found.repo.id.includes("helios"))).toBe(true);
    expect(owners.map(({ name }) => name)).toContain("helios");
  });

  test("settings", async () => {
    await api.settings.setTheme({ theme: "dark" });
    await api.settings.setPictures({ pictures: "never" });
    await api.settings.setProxy({ proxy: { type: "none" } });
    expect(await api.settings.chooseFolder()).toEqual({ type: "unavailable" });
    await api.settings.setDownloads({ downloads: { jobsAtOnce: 2, bytesPerSecondMax: null } });
    const home = await api.settings.listFolders({ folderId: null });
    expect(home.folder.isWritable).toBe(true);
    await api.settings.setCacheFolder({ folderId: home.folder.id });
    expect(await firstOf(api.settings.watch())).toMatchObject({ theme: "dark", proxy: { type: "none" } });
    await api.settings.setCacheFolder({ folderId: null });
    await api.settings.setEndpoint({ url: "http://127.0.0.1:9" });
    await expect(api.settings.setEndpoint({ url: "no url" })).rejects.toMatchObject({ code: "BAD_INPUT" });
    await api.settings.setEndpoint({ url: null });
  });

  test("no call of the contract was left out", () => {
    expect([...answered].sort()).toEqual(leaves.map(({ name }) => name).sort());
  });

  test("no frame to the page held a token, plain, in base64 or escaped", () => {
    const text = page.frames.join("\n");
    expect(text.length).toBeGreaterThan(10_000);
    for (const token of Object.values(hub.tokens)) {
      for (const spelling of [token, token.slice(3, 20), encodeURIComponent(token), ...inBase64(token)]) {
        expect(text.includes(spelling)).toBe(false);
      }
    }
    expect(hub.leaks()).toEqual([]);
    expect(server.log.lines.filter(({ event }) => event !== "api.input-refused")).toEqual([]);
  });
});

/** The value of a watch's first message, which is a snapshot; leaves the watch. */
async function firstOf<Value, Change>(watch: Promise<AsyncIterable<WatchEvent<Value, Change>>>): Promise<Value> {
  for await (const event of await watch) {
    if (event.type === "snapshot" && event.seq === 0) return event.value;
    break;
  }
  throw new Error("The first message was no snapshot");
}

/** Resolves when the queue has a job that fits. */
async function jobWhere(api: Api, fits: (job: Job) => boolean): Promise<void> {
  let jobs: Job[] = [];
  for await (const event of await api.downloads.watch(undefined, { signal: AbortSignal.timeout(15_000) })) {
    jobs = event.type === "snapshot" ? event.value : applyJobChange(jobs, event.change);
    if (jobs.some(fits)) return;
  }
}

/** The blob id of a file's content: sha256 in LFS, else git's sha1 over a header and the bytes. */
function blobIdOf(bytes: Uint8Array, isLfs: boolean): string {
  if (isLfs) return createHash("sha256").update(bytes).digest("hex");
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** A text's base64 at each of the three offsets it can have inside a longer text, without the ends that its neighbours change. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map((offset) =>
    Buffer.from(" ".repeat(offset) + text)
      .toString("base64")
      .slice(4, -4),
  );
}
