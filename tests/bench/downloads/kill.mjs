/** A process that is killed in the middle of one large file: what the next one fetches again, by the server's own count. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { runMeasured } from "./run-measured.mjs";
import { startScaleHub } from "./start-scale-hub.mjs";

export async function measureKill({ isShort }, { folder, scripts, node }) {
  const [id, bytes] = isShort ? ["bench/large", 200_000_000] : ["hubdeck-scale/four-gigabytes", 4 * 1024 ** 3];
  const hub = await startScaleHub(scripts.hub, {
    repos: [{ id: "bench/large", count: 1, sizeBytes: 2e8 }],
    quota: null,
  });
  const target = join(folder, "out");
  const worker = pathToFileURL(scripts.worker).href;
  try {
    const child = spawn(node, [scripts.killed, hub.hubUrl, worker, target, id, "model.bin"], {
      stdio: ["ignore", "pipe", "inherit"],
      env: {},
    });
    const ended = once(child, "exit");
    for await (const line of createInterface({ input: child.stdout })) if (Number(line) >= bytes / 2) break;
    child.kill("SIGKILL");
    await ended;
    // The job that is in the queue goes on; asked for again, it is the same one.
    await runMeasured(node, [scripts.killed, hub.hubUrl, worker, target, id, "model.bin"]);
    const sent = await hub.sent();
    console.log(
      `\nkill -9 at half of ${Math.round(bytes / 2 ** 20)} MiB: ${((sent.bytes - bytes) / 2 ** 20).toFixed(1)} MiB sent again, sockets' buffers included`,
    );
  } finally {
    await hub.stop();
    rmSync(target, { recursive: true, force: true });
  }
}
