/**
 * `npm run demo`: the built app in a browser, on the stand-in Hub, in a home of its own. Reads nothing of the real
 * person, changes nothing, and takes its folder away at the end.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { demoEnvironment, demoFolders } from "#tests/hub/demo-environment.ts";
import { describeTokens } from "#tests/hub/describe-tokens.ts";
import { seedDemoHome } from "#tests/hub/seed-demo-home.ts";
import { startHub } from "#tests/hub/start-hub.ts";

const serveFile = join(dirname(fileURLToPath(import.meta.url)), "serve.js");
if (!existsSync(serveFile)) {
  console.error(`The app is not built: ${serveFile} is missing. Run "npm run build" first.`);
  process.exit(1);
}

const root = mkdtempSync(join(tmpdir(), "hubdeck-demo-"));
const removeRoot = (): void => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
process.once("exit", removeRoot);
for (const folder of Object.values(demoFolders(root))) mkdirSync(folder, { mode: 0o700 });

const hub = await startHub({ isDemo: true, cdnBytesPerSecond: 25_000_000, tokenDelayMs: 35 });
console.log(`Hubdeck demo: a made-up Hub on this computer, in a folder of its own. Nothing of yours is read or changed.

${describeTokens(hub.tokens)}
What each may do, with a button to copy it: ${hub.hubUrl}/settings/tokens
`);

const environment = {
  ...demoEnvironment(process.env, { root, hubUrl: hub.hubUrl, routerUrl: hub.routerUrl }),
  ...seedDemoHome(demoFolders(root).home, hub.tokens),
};
const app = spawn(process.execPath, [serveFile, ...process.argv.slice(2)], { env: environment, stdio: "inherit" });
// Ctrl-C reaches the app through the terminal; it may ask before it quits, and this process goes when it has gone.
process.on("SIGINT", () => undefined);
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => void app.kill(signal));

const [code] = await once(app, "exit");
await hub.close();
process.exitCode = typeof code === "number" ? code : 1;
