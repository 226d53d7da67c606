/** Bytes from the core to the page: exact, in order, at the reader's pace. */
import { createHash, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ProblemError } from "#core/problem-error.ts";
import { readBytes } from "#renderer/api/read-bytes.ts";
import { chunkBytesMax } from "#shared/contract/bytes.ts";
import { frameBytesMax } from "#shared/model/frame-limits.ts";
import { scriptedCore } from "#tests/contract/scripted-core.ts";
import { transports } from "#tests/contract/transports.ts";
import { until } from "#tests/contract/until.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const notFound = { code: "NOT_FOUND", what: "Gone", why: "It was closed.", action: null } as const;

/** A core with one open stream of these bytes. */
function coreWith(bytes: Uint8Array) {
  const seen = { reads: 0, closed: [] as string[] };
  const core = scriptedCore({
    bytes: {
      async read(streamId) {
        if (streamId !== "s1") throw new ProblemError(notFound);
        const at = seen.reads * chunkBytesMax;
        seen.reads += 1;
        return at >= bytes.length ? null : bytes.subarray(at, at + chunkBytesMax);
      },
      close: (streamId) => void seen.closed.push(streamId),
    },
  });
  return { core, seen };
}

describe.each(transports)("over $name", ({ serve }) => {
  test.each([0, 1, chunkBytesMax - 1, chunkBytesMax, chunkBytesMax * 5 + 7])(
    "%i bytes arrive exactly as they were",
    async (length) => {
      const bytes = randomBytes(length);
      const { core } = coreWith(bytes);
      const server = await serve(core);
      const { api, frames } = await server.open();
      const blob = await readBytes("s1", "image/png", new AbortController().signal, api.bytes);
      expect(blob.type).toBe("image/png");
      expect(sha256(new Uint8Array(await blob.arrayBuffer()))).toBe(sha256(bytes));
      for (const frame of frames) expect(frame.length).toBeLessThan(frameBytesMax / 2);
      await server.close();
    },
  );

  test("nothing is read that was not asked for", async () => {
    const { core, seen } = coreWith(randomBytes(chunkBytesMax * 4));
    const server = await serve(core);
    const { api } = await server.open();
    await api.bytes.read({ streamId: "s1" });
    await api.bytes.read({ streamId: "s1" });
    expect(seen.reads).toBe(2);
    await server.close();
  });

  test("a reader who gives up gets the signal's reason, and the stream is closed in the core", async () => {
    const { core, seen } = coreWith(randomBytes(chunkBytesMax * 50));
    const server = await serve(core);
    const { api } = await server.open();
    const giveUp = new AbortController();
    const reading = readBytes("s1", "image/png", giveUp.signal, api.bytes);
    await until(() => seen.reads >= 2);
    const reason = new Error("scrolled away");
    giveUp.abort(reason);
    await expect(reading).rejects.toBe(reason);
    await until(() => seen.closed.length === 1);
    expect(seen.reads).toBeLessThan(50);
    await server.close();
  });

  test("a stream that is not there fails with its problem", async () => {
    const { core } = coreWith(randomBytes(1));
    const server = await serve(core);
    const { api } = await server.open();
    const reading = readBytes("other", "image/png", new AbortController().signal, api.bytes);
    await expect(reading).rejects.toMatchObject({ code: "NOT_FOUND", data: notFound });
    await server.close();
  });

  test("a chunk clearly larger than the contract allows does not cross", async () => {
    const server = await serve(scriptedCore({ bytes: { read: async () => new Uint8Array(chunkBytesMax + 3) } }));
    const { api } = await server.open();
    await expect(api.bytes.read({ streamId: "s1" })).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    await server.close();
  });
});
