/** Runs a program to its end and says what it took: seconds, CPU seconds of all its threads, and its peak of resident memory. Linux. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

const ticksPerSecond = 100;

/** Throws when the program fails. */
export async function runMeasured(command, args, env = {}) {
  const startedAt = performance.now();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"], env: { PATH: process.env.PATH, ...env } });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  const seen = { cpuSeconds: 0, peakMb: 0 };
  const timer = setInterval(() => look(child.pid, seen), 10);
  const [code] = await once(child, "close");
  clearInterval(timer);
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${output.slice(-500)}`);
  return { seconds: (performance.now() - startedAt) / 1000, output, ...seen };
}

function look(pid, seen) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    seen.cpuSeconds = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0) / ticksPerSecond;
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    seen.peakMb = Math.max(seen.peakMb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    // It has just ended.
  }
}
