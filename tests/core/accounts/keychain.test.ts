import { beforeEach, expect, test } from "vitest";
import { type Keychain, memoryKeychain, osKeychain } from "#core/accounts/keychain.ts";
import { type FakeKeytar, failures, fakeKeytar } from "#tests/core/accounts/fake-keytar.ts";
import { hastyClock } from "#tests/core/hasty-clock.ts";

let fake: FakeKeytar;
let keychain: Keychain;
beforeEach(() => {
  fake = fakeKeytar();
  keychain = open();
});

const open = (platform: NodeJS.Platform = "linux", load = async () => fake.api) =>
  osKeychain({ service: "Test", platform, load, timeoutMs: 50 });
const isKeychainProblem = { problem: { code: "KEYCHAIN" } };

test("what is set is found, and what is deleted is gone", async () => {
  await keychain.set("a", "secret");
  expect(await keychain.findAll()).toEqual([{ id: "a", password: "secret" }]);
  expect(await keychain.get("a")).toBe("secret");
  await keychain.delete("a");
  expect(await keychain.findAll()).toEqual([]);
  expect(await keychain.get("a")).toBeNull();
});

test.each([
  ["linux", /Secret Service/],
  ["darwin", /macOS Keychain/],
  ["win32", /Windows Credential Manager/],
] as const)("on %s it says which keychain it is", (platform, name) => {
  expect(open(platform).state.get()).toMatchObject({ type: "keychain", name: expect.stringMatching(name) });
});

test("one call runs at a time", async () => {
  await Promise.all([keychain.set("a", "1"), keychain.set("b", "2"), keychain.findAll(), keychain.delete("a")]);
  expect(fake.running.most).toBe(1);
  expect([...fake.entries.keys()]).toEqual(["b"]);
});

test("without a Secret Service it becomes a memory keychain that says so", async () => {
  fake.failure = failures.noBus;
  expect(await keychain.findAll()).toEqual([]);
  expect(keychain.state.get()).toMatchObject({ type: "memory", why: expect.stringContaining("until you quit") });
  await keychain.set("a", "secret");
  expect(await keychain.findAll()).toEqual([{ id: "a", password: "secret" }]);
  expect(fake.entries.size).toBe(0);
});

test("where the library does not load it becomes a memory keychain too", async () => {
  keychain = open("win32", () => Promise.reject(new Error("Cannot find native binding")));
  await keychain.findAll();
  expect(keychain.state.get().type).toBe("memory");
});

test("a locked keychain is locked, not absent, and is a keychain again when it opens", async () => {
  fake.failure = failures.isLocked;
  await expect(keychain.findAll()).rejects.toMatchObject(isKeychainProblem);
  expect(keychain.state.get()).toMatchObject({ type: "locked", problem: { code: "KEYCHAIN", why: "It is locked." } });
  fake.failure = null;
  await keychain.findAll();
  expect(keychain.state.get().type).toBe("keychain");
});

test("a Secret Service that goes away later does not turn into memory, so nothing is kept in the wrong place", async () => {
  await keychain.findAll();
  fake.failure = failures.noBus;
  await expect(keychain.findAll()).rejects.toMatchObject(isKeychainProblem);
  await expect(keychain.set("a", "secret")).rejects.toMatchObject(isKeychainProblem);
  expect(keychain.state.get().type).toBe("locked");
});

test("an entry that is not there when it is read back was not kept, and no trace is left", async () => {
  // On Linux the library may have put it into the kernel's keyring, which findCredentials does not see.
  const find = fake.api.findCredentials;
  keychain = open("linux", async () => ({
    ...fake.api,
    findCredentials: async (service) => (await find(service)).slice(1),
  }));
  await expect(keychain.set("a", "secret")).rejects.toMatchObject(isKeychainProblem);
  expect(fake.entries.size).toBe(0);
});

test("an entry that is still there after deleting is not called deleted", async () => {
  await keychain.set("a", "secret");
  keychain = open("linux", async () => ({ ...fake.api, deletePassword: async () => true }));
  await expect(keychain.delete("a")).rejects.toMatchObject(isKeychainProblem);
});

test("a call that does not answer fails in time, no second one is begun beside it, and it recovers by itself", async () => {
  await keychain.findAll();
  fake.isSilent = true;
  await expect(keychain.findAll()).rejects.toMatchObject({
    problem: { why: expect.stringContaining("did not answer") },
  });
  const begun = fake.calls.length;
  await expect(keychain.set("a", "1")).rejects.toMatchObject({ problem: { why: expect.stringContaining("earlier") } });
  await expect(keychain.get("a")).rejects.toMatchObject(isKeychainProblem);
  expect(fake.calls).toHaveLength(begun);
  expect(keychain.state.get().type).toBe("locked");
  fake.answer();
  await new Promise((resolve) => setImmediate(resolve));
  await keychain.findAll();
  expect(keychain.state.get().type).toBe("keychain");
});

test("a secret that is taken only after its caller was told no is removed again", async () => {
  await keychain.findAll();
  fake.isSilent = true;
  await expect(keychain.set("a", "secret")).rejects.toMatchObject(isKeychainProblem);
  fake.answer();
  await expect.poll(() => fake.calls.at(-1)).toBe("delete a");
  expect(fake.entries.size).toBe(0);
});

test("the time a call may take is told from the outside", async () => {
  const clock = hastyClock();
  keychain = osKeychain({ service: "Test", load: async () => fake.api, clock, timeoutMs: 12_000 });
  fake.isSilent = true;
  await expect(keychain.findAll()).rejects.toMatchObject({ problem: { why: "It did not answer within 12 seconds." } });
  expect(clock.waitsMs).toEqual([12_000]);
});

test.each(Object.entries(failures))("the library's words for %s do not reach the person raw", async (_, message) => {
  await keychain.findAll();
  fake.failure = message;
  const error: unknown = await keychain.set("a", "very secret").catch((reason: unknown) => reason);
  expect(error).toMatchObject(isKeychainProblem);
  expect(JSON.stringify(error)).not.toContain("very secret");
});

test("a memory keychain says why, and forgets with the app", async () => {
  const memory = memoryKeychain("because");
  expect(memory.state.get()).toEqual({ type: "memory", why: "because" });
  await memory.set("a", "1");
  expect(await memory.get("a")).toBe("1");
  expect(await memoryKeychain("because").findAll()).toEqual([]);
});
