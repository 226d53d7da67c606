/** Brings the machine into the same state before each run, so that none pays for what the one before it left. Linux. */
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, readSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const freeBytes = 1 << 30;
const quietMs = 500;
const quietMsMax = 30_000;
let fillers = 0;

/**
 * Everything is on the disk, the disk has nothing more to do (it discards deleted files in the background), and memory is full
 * of pages that anyone may take: a virtual machine gives free memory back to its host, and whoever writes first after a
 * deletion pays seconds for getting it again.
 */
export async function settleMachine(folder) {
  spawnSync("sync");
  fillMemory(folder);
  let last = "";
  let sameSince = performance.now();
  const startedAt = performance.now();
  while (performance.now() - sameSince < quietMs && performance.now() - startedAt < quietMsMax) {
    await delay(quietMs / 5);
    const now = readFileSync("/proc/diskstats", "utf8");
    if (now !== last) sameSince = performance.now();
    last = now;
  }
}

/** Reads as much of a file without content as memory is free, which takes no disk. */
function fillMemory(folder) {
  const free = Number(/MemFree:\s+(\d+)/.exec(readFileSync("/proc/meminfo", "utf8"))?.[1] ?? 0) * 1024;
  if (free <= freeBytes) return;
  fillers += 1;
  const path = join(folder, `filler-${fillers}`);
  writeFileSync(path, "");
  truncateSync(path, free - freeBytes);
  const fd = openSync(path, "r");
  const bytes = Buffer.alloc(1 << 20);
  while (readSync(fd, bytes) > 0) {
    // Reading it is all.
  }
  closeSync(fd);
}
