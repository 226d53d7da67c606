import { lutimes, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withLock } from "#core/profile/with-lock.ts";

let folder = "";
let lock = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hubdeck-lock-"));
  lock = join(folder, "lock");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function never(): AbortSignal {
  return new AbortController().signal;
}

describe("a lock between processes", () => {
  it("lets one work at a time, each in its turn", async () => {
    let inside = 0;
    const seen: number[] = [];
    await Promise.all(
      Array.from({ length: 10 }, () =>
        withLock(lock, never(), async () => {
          inside += 1;
          seen.push(inside);
          await readdir(folder);
          inside -= 1;
        }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 10 }, () => 1));
    expect(await readdir(folder)).toEqual([]);
  });

  it("is released when the work fails", async () => {
    await expect(withLock(lock, never(), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await withLock(lock, never(), async () => "again")).toBe("again");
  });

  it("waits for a live holder until the wait is called off", async () => {
    await symlink(`${process.ppid}-0000000000000000`, lock);
    const calledOff = AbortSignal.timeout(100);
    await expect(withLock(lock, calledOff, async () => "mine")).rejects.toThrow();
    expect(await readdir(folder)).toEqual(["lock"]);
  });

  it("takes over from a holder that is older than any work can be, whoever has its process id now", async () => {
    await symlink(`${process.ppid}-0000000000000000`, lock);
    const longAgo = new Date(Date.now() - 60_000);
    await lutimes(lock, longAgo, longAgo);
    expect(await withLock(lock, never(), async () => "mine")).toBe("mine");
  });

  it("takes over one stale lock once when many find it", async () => {
    await symlink("not-a-process", lock);
    let inside = 0;
    let mostInside = 0;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        withLock(lock, never(), async () => {
          inside += 1;
          mostInside = Math.max(mostInside, inside);
          await readdir(folder);
          inside -= 1;
        }),
      ),
    );
    expect(mostInside).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });
});
