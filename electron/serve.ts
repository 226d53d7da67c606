/**
 * The browser door: Hubdeck in plain Node, its page in a browser of this machine. Puts the parts together; what happens is in web-host/door.
 * Never imports electron, by any path.
 */
import { homedir } from "node:os";
import { fileURLToPath } from "node:url";
import { keychainOfEnvironment } from "#core/accounts/keychain-of-environment.ts";
import { isDemo } from "#core/app/is-demo.ts";
import { systemClock } from "#core/clock.ts";
import { makePrivateFolder } from "#core/profile/make-private-folder.ts";
import { profileFolder } from "#core/profile/profile-folder.ts";
import { confSettingsFile } from "#core/settings/conf-settings-file.ts";
import { browserPlatform } from "#electron/web-host/door/browser-platform.ts";
import { whyNot } from "#electron/web-host/door/door-words.ts";
import { openCore } from "#electron/web-host/door/open-core.ts";
import { parseArguments, usage } from "#electron/web-host/door/parse-arguments.ts";
import { runDoor } from "#electron/web-host/door/run-door.ts";
import { openTerminal, type Terminal } from "#electron/web-host/door/terminal.ts";
import { thisMachine } from "#electron/web-host/door/this-machine.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { version } from "../package.json";

const { env } = process;
const terminal = openTerminal(process);
const exitCode = await start(terminal);
await terminal.flush();
process.exit(exitCode);

/** The exit code: 0 in good order, 1 when the door could not open, 2 for arguments that make no sense. */
async function start({ say, complain }: Terminal): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2));
  switch (parsed.type) {
    case "help":
      say(usage);
      return 0;
    case "wrong":
      complain(parsed.complaint, "", usage);
      return 2;
    case "run":
      return open(parsed);
    default:
      return assertNever(parsed);
  }
}

async function open({ port, isOpening }: { readonly port: number; readonly isOpening: boolean }): Promise<number> {
  try {
    const homeFolder = homedir();
    const machine = await thisMachine(env);
    const wanted = profileFolder({ platform: process.platform, env, homeFolder, workingFolder: process.cwd() });
    const folder = await makePrivateFolder(wanted);
    return await runDoor({
      port,
      isOpening,
      profileFolder: folder,
      pageFolder: fileURLToPath(new URL("../renderer/", import.meta.url)),
      terminal,
      machine,
      clock: systemClock,
      openCore: () =>
        openCore({
          env,
          homeFolder,
          version,
          profileFolder: folder,
          platform: browserPlatform(machine),
          keychain: keychainOfEnvironment(env),
          settingsFile: confSettingsFile(folder),
          isDemo: isDemo(env),
          transferWorker: new URL("./transfer-worker.js", import.meta.url),
        }),
    });
  } catch (error) {
    terminal.complain(...whyNot(error, port));
    return 1;
  }
}
