/** Each fault does what it says, and nothing else. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const sizeBytes = 500_000;
const content = patternBytes("faults", sizeBytes);
const whole = Buffer.from(content.read(0, sizeBytes));

let hub: RunningHub;
let link: string;
beforeEach(async () => {
  hub = await startHub({ repos: [{ id: "a/b", files: { "w.bin": content } }] });
  const response = await fetch(`${hub.hubUrl}/a/b/resolve/main/w.bin`, { redirect: "manual" });
  link = response.headers.get("location") ?? "";
  hub.clearRequests();
});
afterEach(() => hub.close());

const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

describe("a fault", () => {
  test("strikes the requests it names, as often as it says, from the one it says", async () => {
    hub.faults.add({ origin: "hub", path: "/api/models", skip: 1, times: 2, answer: { status: 503, body: "busy" } });
    const statuses: number[] = [];
    for (let call = 0; call < 5; call += 1) statuses.push((await fetch(`${hub.hubUrl}/api/models`)).status);
    expect(statuses).toEqual([200, 503, 503, 200, 200]);
    expect((await fetch(`${hub.hubUrl}/api/models/a/b`)).status).toBe(200);
  });

  test("rests when it is taken away, and all rest after clear", async () => {
    const off = hub.faults.add({ origin: "hub", answer: { status: 500 } });
    expect((await fetch(`${hub.hubUrl}/api/models`)).status).toBe(500);
    off();
    expect((await fetch(`${hub.hubUrl}/api/models`)).status).toBe(200);
    hub.faults.add({ answer: { status: 502 } });
    hub.faults.clear();
    expect((await fetch(`${hub.hubUrl}/api/models`)).status).toBe(200);
  });
});

describe("whom a fault strikes", () => {
  test("those who are signed in, or those who are not", async () => {
    hub.faults.add({ isSignedIn: true, answer: { status: 503 } });
    const url = `${hub.hubUrl}/api/models`;
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url, { headers: { Authorization: `Bearer ${hub.tokens.read}` } })).status).toBe(503);
  });

  test("a share of the requests, the same ones for the same seed", async () => {
    const statusesOf = async (faultSeed: string): Promise<number[]> => {
      const one = await startHub({ repos: [], faultSeed });
      one.faults.add({ chance: 0.4, answer: { status: 503 } });
      const statuses: number[] = [];
      for (let call = 0; call < 40; call += 1) statuses.push((await fetch(`${one.hubUrl}/api/models`)).status);
      await one.close();
      return statuses;
    };
    const first = await statusesOf("one");
    expect(first.filter((status) => status === 503).length).toBeGreaterThan(5);
    expect(first.filter((status) => status === 200).length).toBeGreaterThan(5);
    expect(await statusesOf("one")).toEqual(first);
    expect(await statusesOf("another")).not.toEqual(first);
  });
});

describe("what can go wrong", () => {
  test("a cut or a silence at a place of the file, for the answer that holds it", async () => {
    hub.faults.add({ origin: "cdn", dropAt: "50%" });
    hub.faults.add({ origin: "cdn", stallAt: 100 });
    const received = async (range: string, signal?: AbortSignal): Promise<number> => {
      let count = 0;
      try {
        const response = await fetch(link, { headers: { Range: `bytes=${range}` }, ...(signal ? { signal } : {}) });
        for await (const chunk of response.body ?? []) {
          count += chunk.byteLength;
          if (count === 100) break;
        }
      } catch {
        return count;
      }
      return count;
    };
    expect(await received("200000-299999")).toBe(50_000);
    expect(await received("300000-399999")).toBe(100_000);
    expect(await received("0-999")).toBe(100);
  });

  test("a request that nobody answers", async () => {
    hub.faults.add({ origin: "cdn", hang: true });
    const gone = new AbortController();
    const call = fetch(link, { signal: gone.signal });
    await expect.poll(() => hub.requests.length).toBe(1);
    gone.abort();
    await expect(call).rejects.toThrow("aborted");
    await expect.poll(() => hub.requests.at(-1)?.outcome).toBe("aborted");
  });

  test("another file in its place: other bytes, another ETag, and If-Range that no longer holds", async () => {
    const before = await fetch(link, { headers: { Range: "bytes=0-9" } });
    hub.faults.add({ origin: "cdn", replaceFile: true });
    const headers = { Range: "bytes=10-19", "If-Range": before.headers.get("etag") ?? "" };
    const after = await fetch(link, { headers });
    expect(after.status).toBe(200);
    expect(after.headers.get("etag")).not.toBe(before.headers.get("etag"));
    const bytes = await bytesOf(after);
    expect(bytes).toHaveLength(sizeBytes);
    expect(bytes.subarray(0, 10).equals(whole.subarray(0, 10))).toBe(false);
  });

  test("no server at all, and then the same addresses again", async () => {
    const comeBack = await hub.goOffline();
    await expect(fetch(link)).rejects.toThrow("fetch failed");
    await expect(fetch(hub.hubUrl)).rejects.toThrow("fetch failed");
    await comeBack();
    expect((await bytesOf(await fetch(link))).equals(whole)).toBe(true);
    await (await hub.goOffline())();
  });

  test("every answer and every connection slowed down", async () => {
    const slow = await startHub({
      repos: [{ id: "a/b", files: { "w.bin": content } }],
      latencyMs: 60,
      connectionBytesPerSecond: 2_500_000,
    });
    try {
      const start = performance.now();
      await fetch(`${slow.hubUrl}/api/models`);
      const afterOne = performance.now();
      expect(afterOne - start).toBeGreaterThan(55);
      const url = `${slow.hubUrl}/a/b/resolve/main/w.bin`;
      await Promise.all([fetch(url).then(bytesOf), fetch(url).then(bytesOf)]);
      expect(performance.now() - afterOne).toBeGreaterThan(190);
    } finally {
      await slow.close();
    }
  });

  test("no answer at all", async () => {
    hub.faults.add({ origin: "cdn", refuse: true });
    await expect(fetch(link)).rejects.toThrow("fetch failed");
    await expect.poll(() => hub.requests.at(-1)?.outcome, { timeout: 10_000 }).toBe("dropped");
  });

  test("an answer that breaks off after exactly so many bytes", async () => {
    hub.faults.add({ origin: "cdn", dropAfterBytes: 123_457 });
    const response = await fetch(link);
    let received = 0;
    await expect(async () => {
      for await (const chunk of response.body ?? []) received += chunk.byteLength;
    }).rejects.toThrow("terminated");
    expect(received).toBe(123_457);
    expect(hub.requests.at(-1)).toMatchObject({ outcome: "dropped", sentBodyBytes: 123_457 });
  });

  test("an answer that stops and says nothing more", async () => {
    hub.faults.add({ origin: "cdn", stallAfterBytes: 1000 });
    const gone = new AbortController();
    const response = await fetch(link, { signal: gone.signal });
    const first = await response.body?.getReader().read();
    expect(first?.value?.byteLength).toBe(1000);
    expect(hub.requests.at(-1)?.outcome).toBe("open");
    gone.abort();
    await expect.poll(() => hub.requests.at(-1)?.outcome, { timeout: 10_000 }).toBe("aborted");
  });

  test("a head or a body that comes late", async () => {
    const range = { headers: { Range: "bytes=0-9" } };
    hub.faults.add({ origin: "cdn", times: 1, headDelayMs: 300 });
    let start = performance.now();
    await (await fetch(link, range)).arrayBuffer();
    expect(performance.now() - start).toBeGreaterThan(290);

    hub.faults.add({ origin: "cdn", times: 1, bodyDelayMs: 600 });
    start = performance.now();
    const response = await fetch(link, range);
    expect(hub.requests.at(-1)).toMatchObject({ status: 206, sentBodyBytes: 0 });
    expect(await response.arrayBuffer()).toHaveProperty("byteLength", 10);
    expect(performance.now() - start).toBeGreaterThan(590);
  });

  test("a slow line, for one answer and for all of the CDN together", async () => {
    const start = performance.now();
    hub.faults.add({ origin: "cdn", times: 1, bytesPerSecond: 1_000_000 });
    expect((await bytesOf(await fetch(link))).equals(whole)).toBe(true);
    expect(performance.now() - start).toBeGreaterThan(450);

    const slow = await startHub({ repos: [{ id: "a/b", files: { "w.bin": content } }], cdnBytesPerSecond: 2_000_000 });
    try {
      const begun = performance.now();
      const url = `${slow.hubUrl}/a/b/resolve/main/w.bin`;
      await Promise.all([fetch(url).then(bytesOf), fetch(url).then(bytesOf)]);
      expect(performance.now() - begun).toBeGreaterThan(450);
    } finally {
      await slow.close();
    }
  });

  test("a server that ignores Range", async () => {
    hub.faults.add({ origin: "cdn", ignoreRange: true });
    const response = await fetch(link, { headers: { Range: "bytes=10-19" } });
    expect(response.status).toBe(200);
    expect((await bytesOf(response)).byteLength).toBe(sizeBytes);
  });

  test("one wrong byte, wherever the range begins", async () => {
    hub.faults.add({ origin: "cdn", corruptByteAt: 300_000 });
    const got = await bytesOf(await fetch(link, { headers: { Range: "bytes=299990-" } }));
    const differing = [...got.keys()].filter((at) => got[at] !== whole[299_990 + at]);
    expect(differing).toEqual([10]);
  });

  test("headers that are missing or lie", async () => {
    hub.faults.add({ origin: "cdn", headers: { etag: null, "X-Extra": "1" } });
    const response = await fetch(link, { headers: { Range: "bytes=0-0" } });
    expect(response.headers.get("etag")).toBeNull();
    expect(response.headers.get("x-extra")).toBe("1");
  });
});
