import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ByteStreams } from "#core/bytes/byte-streams.ts";
import type { Clock } from "#core/clock.ts";

const call = { signal: new AbortController().signal };
const isNotOpen = { problem: { code: "NOT_FOUND" } };
let now: number;
let sleepers: Array<{ readonly at: number; wake(): void }>;
let streams: ByteStreams;
let released: string[];

/** A clock that a test moves on by hand. */
const clock: Clock = {
  now: () => now,
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      sleepers.push({ at: now + ms, wake: resolve });
      signal?.addEventListener("abort", () => reject(signal.reason));
    }),
};
async function pass(ms: number): Promise<void> {
  now += ms;
  const due = sleepers.filter(({ at }) => at <= now);
  sleepers = sleepers.filter(({ at }) => at > now);
  for (const { wake } of due) wake();
  await new Promise((resolve) => setImmediate(resolve));
}

beforeEach(() => {
  now = 1000;
  sleepers = [];
  released = [];
  streams = new ByteStreams(clock);
});
afterEach(() => streams.closeAll());

async function* pieces(...lengths: number[]) {
  for (const length of lengths) yield new Uint8Array(randomBytes(length));
}
const open = (source: AsyncIterable<Uint8Array>, name = "a") => streams.open(source, () => released.push(name));

test("bytes come in order, in full chunks of 256 kB but the last, whatever the pieces were", async () => {
  const bytes = randomBytes(700_001);
  const parts = [bytes.subarray(0, 3), bytes.subarray(3, 3), bytes.subarray(3, 600_000), bytes.subarray(600_000)];
  const id = open(
    (async function* () {
      yield* parts;
    })(),
  );
  const chunks: Uint8Array[] = [];
  for (let chunk = await streams.read(id, call); chunk !== null; chunk = await streams.read(id, call))
    chunks.push(chunk);
  expect(chunks.map(({ length }) => length)).toEqual([262_144, 262_144, 175_713]);
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  expect(released).toEqual(["a"]);
});

test("an empty stream ends at once", async () => {
  expect(await streams.read(open(pieces()), call)).toBeNull();
  expect(released).toEqual(["a"]);
});

test("the source is not asked for more than the reader takes", async () => {
  let given = 0;
  const source = (async function* () {
    for (;;) {
      given += 1;
      yield new Uint8Array(262_144);
    }
  })();
  const id = open(source);
  await streams.read(id, call);
  await streams.read(id, call);
  expect(given).toBe(2);
});

test("two reads at once get two chunks, in order", async () => {
  const id = open(pieces(262_144, 5));
  const [first, second] = await Promise.all([streams.read(id, call), streams.read(id, call)]);
  expect([first?.length, second?.length]).toEqual([262_144, 5]);
});

test("an unknown id, a closed one and an ended one are not open", async () => {
  await expect(streams.read("nothing", call)).rejects.toMatchObject(isNotOpen);
  const id = open(pieces(10));
  streams.close(id);
  streams.close(id);
  await expect(streams.read(id, call)).rejects.toMatchObject(isNotOpen);
  expect(released).toEqual(["a"]);
});

test("a stream that is not read for a minute closes, and one that is read does not", async () => {
  const idle = open(pieces(10), "idle");
  const read = open(pieces(600_000), "read");
  await pass(50_000);
  await streams.read(read, call);
  await pass(10_000);
  expect(released).toEqual(["idle"]);
  await expect(streams.read(idle, call)).rejects.toMatchObject(isNotOpen);
  await pass(49_000);
  expect(await streams.read(read, call)).not.toBeNull();
});

test("of too many streams the one that was read longest ago is given up", async () => {
  for (let count = 0; count < 65; count += 1) {
    now += 1;
    open(pieces(1), `stream ${count}`);
  }
  expect(released).toEqual(["stream 0"]);
});

test("a source that breaks ends the stream with words", async () => {
  const id = open(
    (async function* () {
      yield new Uint8Array(10);
      throw new Error("socket hang up");
    })(),
  );
  await expect(streams.read(id, call)).rejects.toMatchObject({ problem: { code: "OFFLINE" } });
  expect(released).toEqual(["a"]);
});

test("a read that is given up ends the stream, since its bytes would be missing", async () => {
  const stop = new AbortController();
  const id = open(
    (async function* () {
      await new Promise(() => undefined);
      yield new Uint8Array(1);
    })(),
  );
  void streams.read(id, { signal: stop.signal }).catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  expect(released).toEqual(["a"]);
  await expect(streams.read(id, call)).rejects.toMatchObject(isNotOpen);
});
