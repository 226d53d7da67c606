/** What electron-builder does after it has put an app together, and before it signs: looks that nothing is missing, and sets the fuses. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Arch } from "electron-builder";
import { fusesFor, setFuses } from "./fuses.mjs";

/**
 * What of electron-builder's context is used.
 * @typedef {object} PackedApp
 * @property {string} appOutDir
 * @property {string} electronPlatformName
 * @property {Arch} arch
 * @property {{ appInfo: { productFilename: string }, getResourcesDir(appOutDir: string): string, executableName?: string }} packager
 */

/**
 * Rejects where the keychain's binary for the app's processor is missing.
 * @param {PackedApp} app
 * @param {{ canInspect?: boolean }} [options]
 */
export async function finishApp({ appOutDir, electronPlatformName, arch, packager }, options) {
  const platform = /** @type {NodeJS.Platform} */ (electronPlatformName);
  const isMac = platform === "darwin";
  const { productFilename } = packager.appInfo;
  const keychain = keychainPackage(platform, Arch[arch]);
  const modules = join(packager.getResourcesDir(appOutDir), "app.asar.unpacked", "node_modules");
  // npm installs the one of the machine that it runs on.
  if (!existsSync(join(modules, keychain))) {
    throw new Error(`The app would have no keychain: ${keychain} is not installed. Pack on a machine of that kind.`);
  }
  const binary = {
    darwin: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
    linux: packager.executableName ?? productFilename,
  }[platform];
  await setFuses(join(appOutDir, binary), fusesFor(platform, options), {
    resetsSignature: isMac && Arch[arch] === "arm64",
  });
}

/** @param {PackedApp} context */
export const afterPack = (context) => finishApp(context);

/**
 * The npm package with the keychain's binary.
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
function keychainPackage(platform, arch) {
  const variant = { darwin: "", win32: "-msvc", linux: "-gnu" }[platform];
  return `@napi-rs/keyring-${platform}-${arch}${variant}`;
}
