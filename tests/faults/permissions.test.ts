/** A cache that is closed to us, as a person without root's rights meets it: root itself may write anywhere and proves nothing. */
import { spawn } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Built, buildAside, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { tiny } from "#tests/core/downloads/sample-repos.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

/** The user `nobody`; where the tests do not run as root, they are an unprivileged user already. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const stateLine = z.looseObject({ type: z.string(), receivedBytes: z.number() });

let hub: RunningHub;
let built: { readonly worker: Built; readonly child: Built };
let folder: string;
beforeAll(async () => {
  built = { worker: await buildWorker(), child: await buildAside("tests/faults/permission-child.ts") };
  hub = await startHub({ repos: [tiny] });
  folder = mkdtempSync(join(tmpdir(), "hubdeck-closed-"));
  mkdirSync(join(folder, "cache"));
  for (const path of [folder, join(folder, "cache")])
    if (nobody.uid !== undefined) chownSync(path, nobody.uid, nobody.gid);
  for (const { url } of [built.worker, built.child]) chmodSync(dirname(fileURLToPath(url)), 0o755);
});
afterAll(async () => {
  await hub.close();
  built.worker.remove();
  built.child.remove();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(process.platform === "win32")(
  "F37: a cache that is closed in the middle is waited for with a reason, and the job goes on when it is open again",
  { timeout: 60_000 },
  async () => {
    const cache = join(folder, "cache", "hub");
    const folders = () => [cache, join(cache, "models--tests--tiny"), join(cache, "models--tests--tiny", "blobs")];
    const mode = (bits: number) => {
      for (const path of folders()) chmodSync(path, bits);
    };
    const stop = hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
    const args = [hub.hubUrl, built.worker.url.href, folder, "tests/tiny", "model.safetensors"];
    const child = spawn(process.execPath, [fileURLToPath(built.child.url), ...args], {
      stdio: ["ignore", "pipe", "inherit"],
      env: {},
      ...nobody,
    });
    const seen: string[] = [];
    try {
      for await (const line of createInterface({ input: child.stdout })) {
        const { type, receivedBytes, ...state } = stateLine.parse(JSON.parse(line));
        if (type === "receiving" && receivedBytes >= 1_000_000 && seen.length === 0) {
          seen.push("received");
          mode(0o555);
          stop();
        } else if (type === "waiting" && state["for"] === "disk" && !seen.includes("waiting")) {
          seen.push("waiting");
          expect(state["problem"]).toMatchObject({ code: "DISK", why: "Hubdeck may not read or write there." });
          mode(0o755);
        } else if (type === "done") {
          seen.push("done");
        }
      }
    } finally {
      child.kill("SIGKILL");
      mode(0o755);
    }
    expect(seen).toEqual(["received", "waiting", "done"]);
    expect(readdirSync(join(cache, "models--tests--tiny", "blobs"))).toHaveLength(1);
  },
);
