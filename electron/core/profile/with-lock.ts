/**
 * A lock between processes for a few milliseconds of work, so that two starters never clear away each other's socket.
 * The lock is a symbolic link: made in one step together with the process id that holds it. Not for Windows, where nothing needs it.
 */
import { randomBytes } from "node:crypto";
import { lstat, mkdir, readlink, rmdir, symlink, unlink } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** No holder needs a lock this long: an older one was left behind, even if its process id lives on in another program. */
const lockAgeMaxMs = 10_000;
const retryMs = 15;

/** Runs `work` while no other process runs work under the same path. A lock whose holder died is cleared away. Rejects when aborted. */
export async function withLock<Result>(
  path: string,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  const mine = `${process.pid}-${randomBytes(8).toString("hex")}`;
  while (!(await taken(path, mine))) {
    signal.throwIfAborted();
    const holder = await unlessGone(readlink(path));
    if (holder !== null && (await isStale(path, holder))) await clearStale(path, holder);
    await sleep(retryMs, undefined, { signal });
  }
  try {
    return await work();
  } finally {
    await release(path, mine);
  }
}

async function taken(path: string, mine: string): Promise<boolean> {
  try {
    await symlink(mine, path);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function release(path: string, mine: string): Promise<void> {
  if ((await unlessGone(readlink(path))) === mine) await unlessGone(unlink(path));
}

async function isStale(path: string, holder: string): Promise<boolean> {
  return !isAlive(Number.parseInt(holder, 10)) || (await isOld(path));
}

/**
 * Two processes may find the same stale lock. Only the one that makes the guard of exactly this holder may remove it, after a second look;
 * without that, the slower one would remove the fresh lock of the faster one.
 */
async function clearStale(path: string, holder: string): Promise<void> {
  const guard = `${path}.${holder.replaceAll(/[^\w-]/g, "_").slice(0, 40)}`;
  try {
    await mkdir(guard);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
    if (await isOld(guard)) await unlessGone(rmdir(guard));
    return;
  }
  if ((await unlessGone(readlink(path))) === holder) await unlessGone(unlink(path));
  await unlessGone(rmdir(guard));
}

async function isOld(path: string): Promise<boolean> {
  const facts = await unlessGone(lstat(path));
  return facts !== null && Math.abs(Date.now() - facts.mtimeMs) > lockAgeMaxMs;
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return hasCode(error, "EPERM");
  }
}

async function unlessGone<Value>(value: Promise<Value>): Promise<Value | null> {
  try {
    return await value;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
