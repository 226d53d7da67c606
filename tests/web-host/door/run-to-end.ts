/** Runs the built door until it ends by itself. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const serve = fileURLToPath(new URL("../../../dist/electron/serve.js", import.meta.url));

export type EndedDoor = { readonly code: number | null; readonly output: string; readonly errors: string };

/** `env` is the whole environment but for PATH. */
export async function runToEnd(args: readonly string[], env: Readonly<Record<string, string>>): Promise<EndedDoor> {
  const child = spawn(process.execPath, [serve, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], ...env },
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (part) => {
    output += String(part);
  });
  child.stderr.on("data", (part) => {
    errors += String(part);
  });
  const [code] = await once(child, "close");
  return { code, output, errors };
}
