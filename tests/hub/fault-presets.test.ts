/** Every fault of the downloads' fault matrix that a server can cause does what its line says, and can be asked for on a command line. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { faultsOfArgument } from "#tests/hub/server/fault-of-argument.ts";
import { type FaultPresetName, faultPresets } from "#tests/hub/server/fault-presets.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const sizeBytes = 200_000;
const content = patternBytes("presets", sizeBytes);
const whole = Buffer.from(content.read(0, sizeBytes));
const shard = "model-00002-of-00003.safetensors";

let hub: RunningHub;
let link: string;
let resolveUrl: string;
beforeEach(async () => {
  hub = await startHub({ repos: [{ id: "a/b", files: { "w.bin": content, [shard]: "shard" } }] });
  resolveUrl = `${hub.hubUrl}/a/b/resolve/main/w.bin`;
  link = (await fetch(resolveUrl, { redirect: "manual" })).headers.get("location") ?? "";
});
afterEach(() => hub.close());

/** What a plain client sees: the status, how many right and wrong bytes came, and whether the body ended well. */
type Seen = { status: number; right: number; wrong: number; end: "whole" | "broken" | "silent" | "none" };

async function look(url: string, headers: Record<string, string> = {}): Promise<Seen> {
  const seen: Seen = { status: 0, right: 0, wrong: 0, end: "none" };
  const gone = new AbortController();
  try {
    const pending = fetch(url, { headers, redirect: "manual", signal: gone.signal });
    const response = await withinPatience(pending, () => gone.abort());
    seen.status = response.status;
    const start = Number(/bytes (\d+)-/.exec(response.headers.get("content-range") ?? "")?.[1] ?? 0);
    const reader = response.body?.getReader();
    for (let at = start; reader !== undefined; ) {
      const { done, value } = await withinPatience(reader.read(), () => gone.abort());
      if (done) break;
      for (const byte of value) seen[byte === whole[at++] ? "right" : "wrong"] += 1;
    }
    seen.end = "whole";
  } catch {
    seen.end = gone.signal.aborted ? "silent" : seen.status === 0 ? "none" : "broken";
  }
  return seen;
}

/** What `work` answers; after a second in which nothing came it is given up. */
async function withinPatience<T>(work: Promise<T>, giveUp: () => void): Promise<T> {
  const timer = setTimeout(giveUp, 1000);
  return work.finally(() => clearTimeout(timer));
}

const switchOn = (name: string): void => {
  for (const fault of faultsOfArgument(name)) hub.faults.add(fault);
};
const good: Seen = { status: 200, right: sizeBytes, wrong: 0, end: "whole" };

/** What each fault shows to a plain client, call by call. */
const sights: Readonly<Record<FaultPresetName, () => Promise<void>>> = {
  F1: async () => {
    for (let call = 0; call < 3; call += 1) {
      expect(await look(link)).toEqual({ ...good, right: sizeBytes / 2, end: "broken" });
    }
    expect(await look(link)).toEqual(good);
  },
  F2: async () => {
    expect(await look(link)).toEqual({ ...good, right: sizeBytes / 2, end: "silent" });
    expect(await look(link)).toEqual(good);
  },
  F3: async () => {
    const slow = await look(link);
    expect(slow).toMatchObject({ status: 200, end: "silent" });
    expect(slow.right).toBeLessThan(3);
    expect(await look(link)).toEqual(good);
  },
  F4: async () => {
    expect(await look(link)).toEqual({ ...good, right: sizeBytes * 0.99, end: "silent" });
    expect(await look(link)).toEqual(good);
  },
  F5: async () => {
    expect(await look(link)).toMatchObject({ status: 0, end: "silent" });
    expect(await look(link)).toEqual(good);
  },
  F8: async () => {
    for (const url of [link, resolveUrl, `${hub.routerUrl}/v1/models`]) {
      expect(await look(url)).toMatchObject({ status: 0, end: "none" });
    }
  },
  F9: async () => expect(await look(link, { Range: "bytes=10-19" })).toEqual(good),
  F10: async () => {
    expect(await look(link, { Range: "bytes=10-19" })).toMatchObject({ status: 416 });
    expect(await look(link, { Range: "bytes=10-19" })).toMatchObject({ status: 206, right: 10 });
  },
  F11: async () => {
    expect((await look(link)).status).toBe(403);
    expect((await look(link)).status).toBe(403);
    expect(await look(link)).toEqual(good);
  },
  F12: async () => {
    expect((await look(resolveUrl)).status).toBe(401);
    const refused = await fetch(resolveUrl, { headers: { Authorization: `Bearer ${hub.tokens.read}` } });
    expect(refused.status).toBe(403);
    expect(refused.headers.get("x-error-code")).toBe("GatedRepo");
  },
  F14: async () => {
    const refused = await fetch(resolveUrl, { redirect: "manual" });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("ratelimit")).toBe('"resolvers";r=0;t=2');
    expect((await look(resolveUrl)).status).toBe(429);
    expect((await look(resolveUrl)).status).toBe(302);
  },
  F15: async () => {
    const statuses = [await look(link), await look(link), await look(link), await look(link)].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([502, 503, 504, 200]);
  },
  F16: async () => {
    expect(await look(link)).toEqual({ ...good, right: sizeBytes - 1, wrong: 1 });
    expect(await look(link)).toEqual(good);
  },
  F17: async () => {
    for (let call = 0; call < 3; call += 1) expect((await look(link)).wrong).toBe(1);
  },
  F18: async () => {
    const { headers } = await fetch(link, { headers: { Range: "bytes=0-0" } });
    const changed = await look(link, { Range: "bytes=10-19", "If-Range": headers.get("etag") ?? "" });
    expect(changed.status).toBe(200);
    expect(changed.wrong).toBe(sizeBytes);
  },
  F19: async () => {
    expect(await look(link)).toEqual({ status: 200, right: 0, wrong: 0, end: "whole" });
    expect(await look(link)).toEqual(good);
  },
  F30: async () => {
    const { headers } = await fetch(resolveUrl, { redirect: "manual" });
    for (const name of ["x-repo-commit", "x-linked-size", "x-linked-etag", "etag"])
      expect(headers.get(name)).toBeNull();
  },
  F31: async () => {
    expect((await look(`${hub.hubUrl}/a/b/resolve/main/${shard}`)).status).toBe(500);
    expect((await look(resolveUrl)).status).toBe(302);
  },
  F33: async () => {
    expect(await look(resolveUrl, { Authorization: `Bearer ${hub.tokens.read}` })).toMatchObject({ end: "silent" });
    expect((await look(resolveUrl)).status).toBe(302);
  },
};

describe("a fault of the matrix", () => {
  for (const [name, sight] of Object.entries(sights)) {
    test(`${name}: ${faultPresets[name as FaultPresetName].what}`, async () => {
      switchOn(name);
      await sight();
    });
  }
});

describe("a fault on a command line", () => {
  test("is a name for some paths only", async () => {
    switchOn("F9:/never-this-path/");
    expect(await look(link, { Range: "bytes=10-19" })).toMatchObject({ status: 206, right: 10 });
  });

  test("is JSON with the fields of a fault", async () => {
    switchOn('{"origin":"cdn","path":"/\\/xet-bridge-us\\//","dropAt":"25%","times":1}');
    expect(await look(link)).toEqual({ ...good, right: sizeBytes / 4, end: "broken" });
    expect(await look(link)).toEqual(good);
  });

  test("says what is wrong with it", () => {
    expect(() => faultsOfArgument("F99")).toThrow("--fault F99 is not one of F1, F2");
    expect(() => faultsOfArgument("{oops")).toThrow("is not JSON");
    expect(() => faultsOfArgument('{"dropp":1}')).toThrow("dropp");
    expect(() => faultsOfArgument('{"chance":2}')).toThrow("chance");
  });
});
