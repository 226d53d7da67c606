/** `npm start`: the app in a window of its own where there is Electron, and the browser door with a line that says why where there is not. */
import { fileURLToPath } from "node:url";
import { systemClock } from "#core/clock.ts";
import { browserArguments, type DoorDecision, decideDoor, whyBrowser } from "#electron/start/decide-door.ts";
import { fetchElectron } from "#electron/start/fetch-electron.ts";
import { findElectron } from "#electron/start/find-electron.ts";
import { runElectron } from "#electron/start/run-electron.ts";
import { hasDisplay } from "#electron/web-host/door/window-plan.ts";

const { argv, env, platform, versions } = process;
const args = argv.slice(2);
const app = fileURLToPath(new URL("../../", import.meta.url));
const say = (line: string) => void process.stdout.write(`${line}\n\n`);

const why = await openElectron(decide());
if (why !== null) say(whyBrowser(why));
process.argv = [...argv.slice(0, 2), ...browserArguments(args)];
// In this very process, which has the terminal. It ends the process when it is done.
await import(new URL("./serve.js", import.meta.url).href);

function decide(): DoorDecision {
  const electron = findElectron(import.meta.url, env);
  return decideDoor({ args, electron, hasDisplay: hasDisplay({ platform, env }), nodeVersion: versions.node });
}

/** Runs the app in Electron and ends with it; answers why there is none, or null where the browser door was asked for. */
async function openElectron(decision: DoorDecision): Promise<string | null> {
  if (decision.type === "browser") return decision.why;
  let { binary } = decision.type === "electron" ? decision : { binary: "" };
  if (decision.type === "fetch") {
    say("Fetching Electron, about 120 MB, for this first start.");
    const fetched = await fetchElectron(decision.installer, env, systemClock);
    if (fetched.type === "failed") return `Electron could not be fetched (${fetched.why})`;
    const found = findElectron(import.meta.url, env);
    if (found.type !== "installed") return "Electron was fetched and is not where it should be";
    binary = found.binary;
  }
  const end = await runElectron(binary, app, args, systemClock);
  if (end.type === "did-not-start") return end.why;
  process.exit(end.code);
}
