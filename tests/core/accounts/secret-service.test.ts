import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backendName } from "#core/accounts/backend-name.ts";
import { osKeychain } from "#core/accounts/keychain.ts";
import { missingCommand, type SecretService, startSecretService } from "#tests/core/accounts/start-secret-service.ts";
import { createTestCore, type TestCore } from "#tests/core/create-test-core.ts";
import { firstValue } from "#tests/core/first-value.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const missing = missingCommand();

describe.skipIf(missing !== null)(
  `on a real Secret Service${missing === null ? "" : ` (${missing} is not there)`}`,
  () => {
    const service = `hubdeck-test-${randomUUID()}`;
    const call = { signal: new AbortController().signal };
    let system: SecretService;
    let hub: RunningHub;
    beforeAll(async () => {
      system = await startSecretService();
      hub = await startHub({ repos: [] });
    });
    afterAll(async () => {
      await hub.close();
      await system.stop();
    });

    test("an entry is set, found, read and deleted, and another service's entries are not ours", async () => {
      const keychain = osKeychain({ service });
      const other = osKeychain({ service: `${service}-other` });
      expect(await keychain.findAll()).toEqual([]);
      await other.set("x", "not ours");
      await keychain.set("a", "secret ünïcode");
      await keychain.set("b", "s".repeat(2500));
      expect((await keychain.findAll()).map(({ id }) => id).sort()).toEqual(["a", "b"]);
      expect(await keychain.get("a")).toBe("secret ünïcode");
      await keychain.delete("a");
      await keychain.delete("b");
      await other.delete("x");
      expect(await keychain.findAll()).toEqual([]);
    });

    test("a person stays signed in over a restart, also when every file of the profile is lost", async () => {
      const first = await createTestCore({ hub, keychain: osKeychain({ service }) });
      const account = await first.core.accounts.add({ token: hub.tokens.read }, call);
      expect(account.keptIn).toBe("keychain");
      await first.stop();
      const again = await createTestCore({ hub, keychain: osKeychain({ service }), folders: first.folders });
      expect(await firstValue(again.core.accounts.watch)).toMatchObject({ activeId: account.id });
      await again.close();
      const fresh = await createTestCore({ hub, keychain: osKeychain({ service }) });
      const state = await firstValue(
        fresh.core.accounts.watch,
        ({ accounts }) => accounts[0]?.state.type === "accepted",
      );
      expect(state).toMatchObject({ activeId: account.id, accounts: [{ user: { name: "ana-m" } }] });
      await fresh.core.accounts.remove(account.id);
      expect(await osKeychain({ service }).findAll()).toEqual([]);
      await fresh.close();
    });

    test("while it is locked nobody is signed out, and it is noticed when it opens", async () => {
      const keychain = osKeychain({ service });
      const test = await createTestCore({ hub, keychain });
      const { id } = await test.core.accounts.add({ token: hub.tokens.write }, call);
      await test.stop();

      system.lock();
      const locked = await createTestCore({ hub, keychain: osKeychain({ service }), folders: test.folders });
      expect(await firstValue(locked.core.accounts.watch)).toMatchObject({
        keychain: { type: "locked", problem: { code: "KEYCHAIN" } },
        activeId: null,
        accounts: [{ id, user: { name: "ana-m" } }],
      });
      await expect(locked.core.accounts.remove(id)).rejects.toMatchObject({
        problem: { code: "KEYCHAIN", what: "Not signed out yet" },
      });
      await expect(locked.core.accounts.refresh(id, call)).rejects.toMatchObject({ problem: { code: "KEYCHAIN" } });

      system.unlock();
      expect((await locked.core.accounts.refresh(id, call)).state.type).toBe("accepted");
      expect(await firstValue(locked.core.accounts.watch)).toMatchObject({
        keychain: { type: "keychain" },
        activeId: id,
      });
      await locked.core.accounts.remove(id);
      expect(await osKeychain({ service }).findAll()).toEqual([]);
      await locked.close();
    });

    const named = () => osKeychain({ service, askName: () => backendName("linux"), timeoutMs: 5000 });
    const states = async ({ core }: TestCore) => (await core.keychain.check()).checks.map(({ state }) => state);

    test("the doctor names it, finds it sound, leaves nothing behind, and tells when it is locked", async () => {
      const test = await createTestCore({ hub, keychain: named() });
      await test.core.accounts.add({ token: hub.tokens.read }, call);
      expect(await test.core.keychain.check()).toMatchObject({ name: "GNOME Keyring" });
      expect(await states(test)).toEqual(["ok", "ok", "ok", "ok"]);
      expect(await osKeychain({ service }).findAll()).toHaveLength(1);

      system.lock();
      expect(await states(test)).toEqual(["ok", "failed", "skipped", "skipped"]);
      expect(await firstValue(test.core.accounts.watch)).toMatchObject({
        keychain: { type: "locked", name: "GNOME Keyring", mend: expect.stringContaining("Unlock") },
        accounts: [{ user: { name: "ana-m" } }],
      });
      system.unlock();
      expect(await states(test)).toEqual(["ok", "ok", "ok", "ok"]);
      const [account] = (await firstValue(test.core.accounts.watch)).accounts;
      await test.core.accounts.remove(account?.id ?? "");
      await test.close();
    });

    test("a line is moved into it, and undone out of it", async () => {
      const test = await createTestCore({ hub, keychain: named() });
      const file = join(test.folders.home, ".env");
      const text = `A=1\nHF_TOKEN=${hub.tokens.read}\n`;
      writeFileSync(file, text);
      const { folder } = await test.core.settings.listFolders(null);
      const [finding] = (await test.core.found.look([folder.id])).findings;
      const { account, undoId } = await test.core.found.move({ id: finding?.id ?? "" }, call);
      expect(readFileSync(file, "utf8")).toBe("A=1\n");
      await test.core.found.undoMove(undoId);
      expect(readFileSync(file, "utf8")).toBe(text);
      await test.core.accounts.remove(account.id);
      expect(await osKeychain({ service }).findAll()).toEqual([]);
      await test.close();
    });
  },
);
