/** Which keychain this start uses. Tests and the demo name their own, so that they never touch the person's. */
import { backendName } from "#core/accounts/backend-name.ts";
import { type Keychain, memoryKeychain, osKeychain } from "#core/accounts/keychain.ts";

/** HUBDECK_KEYCHAIN_SERVICE is the name of our entries in the system's keychain (default `Hubdeck`); `memory` means no keychain at all. */
export function keychainOfEnvironment(env: Readonly<Record<string, string | undefined>>): Keychain {
  const service = env["HUBDECK_KEYCHAIN_SERVICE"] || "Hubdeck";
  return service === "memory"
    ? memoryKeychain("This start was told to use no keychain, so a token is kept in memory until you quit.")
    : osKeychain({ service, askName: () => backendName(process.platform) });
}
