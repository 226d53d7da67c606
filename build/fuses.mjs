/** Electron's fuses: switches inside its binary, set once when the app is packed. The signature covers them. */
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from "@electron/fuses";

/**
 * How the fuses stand in the app for `platform`. `canInspect` is for the build that Playwright drives, and for no other.
 * @param {NodeJS.Platform} platform
 * @param {{ canInspect?: boolean }} [options]
 * @returns {Record<Exclude<keyof typeof FuseV1Options, number>, boolean>}
 */
export function fusesFor(platform, { canInspect = false } = {}) {
  return {
    // ELECTRON_RUN_AS_NODE would make a signed Node of the app, for any script.
    RunAsNode: false,
    // There are no cookies; if there ever are, they are not in plain text.
    EnableCookieEncryption: true,
    // NODE_OPTIONS could load code into the process that has the token.
    EnableNodeOptionsEnvironmentVariable: false,
    // --inspect gives whoever connects the whole main process.
    EnableNodeCliInspectArguments: canInspect,
    // A changed archive does not start. Electron has this on macOS and Windows alone.
    EnableEmbeddedAsarIntegrityValidation: platform === "darwin" || platform === "win32",
    // A folder `app` beside the archive would be started in its place, unchecked.
    OnlyLoadAppFromAsar: true,
    // There is one snapshot for all processes; another would be looked for in a file that nobody checks.
    LoadBrowserProcessSpecificV8Snapshot: false,
    // The page comes from app://, and file: is to be nothing special.
    GrantFileProtocolExtraPrivileges: false,
    // WebAssembly checks its bounds with the processor's help: off it is slower and no safer.
    WasmTrapHandlers: true,
  };
}

/**
 * Sets all of them in a binary (on macOS: the .app) and looks whether they stand. Rejects where Electron has more fuses, or fewer, than are named here.
 * @param {string} binary
 * @param {ReturnType<typeof fusesFor>} fuses
 * @param {{ resetsSignature?: boolean }} [options] On macOS changing the binary breaks the ad-hoc signature without which arm64 starts nothing.
 */
export async function setFuses(binary, fuses, { resetsSignature = false } = {}) {
  await flipFuses(binary, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: resetsSignature,
    ...Object.fromEntries(Object.entries(fuses).map(([name, isOn]) => [FuseV1Options[name], isOn])),
  });
  const wrong = await wrongFuses(binary, fuses);
  if (wrong.length > 0) throw new Error(`Fuses of ${binary} do not stand as set: ${wrong.join("; ")}`);
}

/**
 * What stands otherwise in a binary than it should, a line each; rejects where there are no fuses at all.
 * @param {string} binary
 * @param {ReturnType<typeof fusesFor>} fuses
 * @returns {Promise<string[]>}
 */
export async function wrongFuses(binary, fuses) {
  const { version, ...wire } = await getCurrentFuseWire(binary);
  if (version !== FuseVersion.V1) return [`version ${version} of the fuses is not known`];
  const names = Object.keys(fuses);
  const count = Object.keys(wire).length;
  const wrong = count === names.length ? [] : [`${count} fuses instead of ${names.length}`];
  for (const name of names) {
    const state = wire[FuseV1Options[name]];
    const wanted = fuses[name] ? FuseState.ENABLE : FuseState.DISABLE;
    if (state !== wanted) wrong.push(`${name} is ${FuseState[state] ?? "missing"} instead of ${FuseState[wanted]}`);
  }
  return wrong;
}
