import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { startBlobHash } from "#core/downloads/transfer/blob-hash.ts";
import { recordedBytes } from "#core/downloads/transfer/worker/journal.ts";
import { type Built, buildAside, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { soakBytes, soakFiles } from "#tests/faults/soak-repo.ts";
import { type Random, seededRandom } from "#tests/hub/content/random.ts";

/** `npm run test:soak -- --kills 100 --seed 7` sets them. */
const kills = Number(process.env["HUBDECK_SOAK_KILLS"] ?? 6);
const seed = process.env["HUBDECK_SOAK_SEED"] ?? "1";
/** How long after its first word a child may live. */
const lifeMsMax = 900;
/** One in so many is killed while it starts. */
const earlyEvery = 6;

const told = z.object({ id: z.string(), isFound: z.boolean(), isDone: z.boolean() });
type Told = z.infer<typeof told>;

let built: { readonly worker: Built; readonly child: Built; readonly hub: Built };
let hub: ChildProcess;
let hubUrl = "";
beforeAll(async () => {
  const [worker, child, server] = [
    await buildWorker(),
    await buildAside("tests/faults/soak-child.ts"),
    await buildAside("tests/faults/soak-hub.ts"),
  ];
  built = { worker, child, hub: server };
  hub = fork(fileURLToPath(server.url), [], { env: {} });
  const [address]: unknown[] = await once(hub, "message");
  hubUrl = z.string().parse(address);
});
afterAll(async () => {
  const gone = once(hub, "exit");
  hub.kill();
  await gone;
  for (const one of Object.values(built)) one.remove();
});

test(`after ${kills} kills at random instants (seed ${seed}) every file is right, and nothing unverified ever had a name`, {
  timeout: 60_000 + kills * 6000,
}, async () => {
  const random = seededRandom(`soak ${seed}`);
  const lost: number[] = [];
  let rounds = 0;
  let refetchedBytes = 0;
  let killed = 0;
  while (killed < kills) {
    const round = await runRound(kills - killed, random);
    killed += round.kills;
    rounds += 1;
    lost.push(...round.lost);
    refetchedBytes += round.refetchedBytes;
  }
  const order = lost.toSorted((one, other) => one - other);
  console.log(
    `soak, seed ${seed}: ${killed} kills over ${rounds} downloads of ${mb(soakBytes)}; fetched again ${mb(refetchedBytes)} in all, a kill ${mb(order[Math.floor(order.length / 2)] ?? 0)} in the middle and ${mb(order.at(-1) ?? 0)} at most`,
  );
  // For each of sixteen connections the MiB that is in no journal yet, and the small files under way.
  expect(order.at(-1) ?? 0).toBeLessThan(20_000_000);
});

type Round = { readonly kills: number; readonly lost: readonly number[]; readonly refetchedBytes: number };

/** One download from nothing to its end, with as many kills on the way as it lives through. */
async function runRound(killsMax: number, random: Random): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), "hubdeck-soak-"));
  const sentBefore = await sentSoFar();
  const lost: number[] = [];
  let count = 0;
  let lostSoFar = 0;
  let id: string | null = null;
  try {
    for (;;) {
      const lostNow = (await sentSoFar()) - sentBefore - heldOnDisk(folder);
      const death = count < killsMax ? { ms: random.int(lifeMsMax), isEarly: random.int(earlyEvery) === 0 } : null;
      const words = await runChild(folder, death);
      const [first] = words;
      if (first !== undefined) {
        if (id !== null) {
          expect(first).toMatchObject({ id, isFound: true });
          // What the server had sent, against what was there when the child began.
          lost.push(Math.max(0, lostNow - lostSoFar));
          lostSoFar = Math.max(lostSoFar, lostNow);
        }
        ({ id } = first);
      }
      const isDone = words.some((word) => word.isDone);
      expectOnlyRight(folder, isDone);
      if (isDone) break;
      count += 1;
    }
    expect(readdirSync(join(folder, "cache", "hub", "models--tests--soak", "blobs")).filter(isOurs)).toEqual([]);
    return { kills: count, lost, refetchedBytes: (await sentSoFar()) - sentBefore - soakBytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Death = { readonly ms: number; readonly isEarly: boolean };

/** Runs the child until it is done, or until so long after its first word, or after its start, it is killed. */
async function runChild(folder: string, death: Death | null): Promise<Told[]> {
  const words: Told[] = [];
  const child = fork(fileURLToPath(built.child.url), [hubUrl, built.worker.url.href, folder], { env: {} });
  const ended = once(child, "exit");
  const spoke = new Promise<void>((resolve) => {
    child.on("message", (word) => {
      words.push(told.parse(word));
      resolve();
    });
  });
  if (death !== null) {
    if (!death.isEarly) await Promise.race([spoke, ended]);
    await Promise.race([delay(death.ms), ended]);
    child.kill("SIGKILL");
  }
  const [code, signal]: unknown[] = await ended;
  if (signal !== "SIGKILL") expect({ code, signal }).toEqual({ code: 0, signal: null });
  return words;
}

async function sentSoFar(): Promise<number> {
  const answer = once(hub, "message");
  hub.send("sent");
  const [bytes]: unknown[] = await answer;
  return z.number().parse(bytes);
}

/** Whatever has a name in the snapshot is the server's file; whatever has a hash for its name has that hash; a ref promises all. */
function expectOnlyRight(folder: string, isDone: boolean): void {
  const repo = join(folder, "cache", "hub", "models--tests--soak");
  for (const name of namesIn(join(repo, "blobs")).filter((one) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(one))) {
    const bytes = readFileSync(join(repo, "blobs", name));
    expect(startBlobHash({ blobId: name, sizeBytes: bytes.length }).update(bytes).digest("hex")).toBe(name);
  }
  const [commit] = namesIn(join(repo, "snapshots"));
  const paths = Object.keys(soakFiles);
  const named = commit === undefined ? [] : paths.filter((path) => existsAt(join(repo, "snapshots", commit, path)));
  for (const path of named) {
    const found = readFileSync(join(repo, "snapshots", commit ?? "", path));
    expect(found.equals(bytesOf(path)), path).toBe(true);
  }
  if (isDone || existsSync(join(repo, "refs", "main"))) expect(named).toEqual(paths);
}

function bytesOf(path: string): Buffer {
  const content = soakFiles[path] ?? "";
  return typeof content === "string" ? Buffer.from(content) : Buffer.from(content.read(0, content.sizeBytes));
}

/** What a run finds when it begins: verified files, and the stretches of others that a journal tells of. */
function heldOnDisk(folder: string): number {
  const blobs = join(folder, "cache", "hub", "models--tests--soak", "blobs");
  const sizes = namesIn(blobs).map((name) => {
    if (!isOurs(name)) return statSync(join(blobs, name)).size;
    return /^(?:new\.)?journal\./.test(name) ? 0 : recordedBytes(join(blobs, name));
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Also a link that leads nowhere. */
function existsAt(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function isOurs(name: string): boolean {
  return name.includes("hubdeck");
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
