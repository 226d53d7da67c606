import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { backendName } from "#core/accounts/backend-name.ts";
import { osKeychain } from "#core/accounts/keychain.ts";
import { createTestCore } from "#tests/core/create-test-core.ts";
import { firstValue } from "#tests/core/first-value.ts";

afterEach(() => vi.unstubAllEnvs());

test.skipIf(process.platform !== "linux")(
  "with the real library and no Secret Service it says so, and what to install",
  async () => {
    vi.stubEnv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/hubdeck-test");
    const keychain = osKeychain({ service: `hubdeck-test-${randomUUID()}`, askName: () => backendName("linux") });
    const test = await createTestCore({ keychain });
    expect(await firstValue(test.core.accounts.watch)).toMatchObject({
      keychain: { type: "memory", why: expect.stringMatching(/until you quit.*gnome-keyring/) },
    });
    expect(await test.core.keychain.check()).toMatchObject({
      name: null,
      checks: [{ id: "backend", state: "failed" }, { state: "skipped" }, { state: "skipped" }, { state: "skipped" }],
    });
    await test.close();
  },
);
