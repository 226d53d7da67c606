/** A core on the stand-in Hub over a scripted keychain, as the tests of accounts start it; all of it goes after each test. */
import { afterEach, beforeEach } from "vitest";
import { osKeychain } from "#core/accounts/keychain.ts";
import type { AccountsState } from "#shared/contract/accounts.ts";
import { type FakeKeytar, fakeKeytar } from "#tests/core/accounts/fake-keytar.ts";
import { createTestCore, type TestCore, type TestCoreOptions } from "#tests/core/create-test-core.ts";
import { firstValue } from "#tests/core/first-value.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

export let hub: RunningHub;
export let keytar: FakeKeytar;
let cores: TestCore[];

export const call = { signal: new AbortController().signal };

/** To be called once at the top of a test file. */
export function openAccounts(): void {
  beforeEach(async () => {
    hub = await startHub({ repos: [] });
    keytar = fakeKeytar();
    cores = [];
  });
  afterEach(async () => {
    // All stop before any folder goes: a core that was started again shares its folders with the first.
    for (const one of cores) await one.stop();
    for (const one of cores) await one.close();
    await hub.close();
  });
}

export async function start(options: TestCoreOptions = {}): Promise<TestCore> {
  const keychain = osKeychain({ service: "Test", platform: "linux", load: async () => keytar.api, timeoutMs: 100 });
  const made = await createTestCore({ hub, keychain, ...options });
  cores.push(made);
  return made;
}

export const stateOf = ({ core }: TestCore, isWanted?: (state: AccountsState) => boolean) =>
  firstValue(core.accounts.watch, isWanted);
