/** File content: redirects, ranges, hashes, links that expire. */
import { createHash } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bearer } from "#tests/hub/bearer.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(() => hub.clearRequests());

const repo = "/northwind-ai/Aster-Nano-Instruct-GGUF";
const large = `${repo}/resolve/main/Aster-Nano-Instruct-Q2_K.gguf`;
const small = `${repo}/resolve/main/README.md`;
const manual = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(hub.hubUrl + path, { redirect: "manual", ...init });
const sha1 = (data: string | Uint8Array): string => createHash("sha1").update(data).digest("hex");
const gitOid = (data: Uint8Array): string => sha1(Buffer.concat([Buffer.from(`blob ${data.byteLength}\0`), data]));

async function entry(path: string): Promise<{ oid: string; size: number; lfs?: { oid: string; pointerSize: number } }> {
  const entries = await (await fetch(`${hub.hubUrl}/api/models${repo}/tree/main`)).json();
  return entries.find((found: { path: string }) => found.path === path);
}

describe("a git file", () => {
  test("goes by a relative 307 to resolve-cache, with one hash in the tree, the headers and the bytes", async () => {
    const first = await manual(small);
    expect(first.status).toBe(307);
    const location = first.headers.get("location") ?? "";
    expect(location).toMatch(
      /^\/api\/resolve-cache\/models\/northwind-ai\/Aster-Nano-Instruct-GGUF\/[0-9a-f]{40}\/README\.md\?/,
    );
    const { oid, size } = await entry("README.md");
    expect(first.headers.get("x-linked-etag")).toBe(`"${oid}"`);
    expect(first.headers.get("x-linked-size")).toBe(String(size));
    expect(Number(first.headers.get("content-length"))).not.toBe(size);
    const second = await manual(location, { headers: { "Accept-Encoding": "identity" } });
    const bytes = await second.bytes();
    expect(second.status).toBe(200);
    expect(second.headers.get("etag")).toBe(`"${oid}"`);
    expect(second.headers.get("x-repo-commit")).toBe(first.headers.get("x-repo-commit"));
    expect(second.headers.get("content-length")).toBe(String(size));
    expect(gitOid(bytes)).toBe(oid);
  });

  test("comes gzipped and without a length to who accepts that, and plain to who asks for a range", async () => {
    const location = (await manual(small)).headers.get("location") ?? "";
    const zipped = await plainGet(location, { "Accept-Encoding": "gzip" });
    expect(zipped).toMatchObject({ "content-encoding": "gzip" });
    expect(zipped["content-length"]).toBeUndefined();
    const part = await plainGet(location, { "Accept-Encoding": "gzip", Range: "bytes=0-9" });
    expect(part["content-encoding"]).toBeUndefined();
    expect(part["content-length"]).toBe("10");
  });

  test("raw answers it at once", async () => {
    const response = await manual(small.replace("/resolve/", "/raw/"));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("# Aster Nano Instruct, GGUF");
  });
});

describe("an LFS file", () => {
  test("goes by an absolute 302 to the CDN, with one hash in the tree, the headers and the bytes", async () => {
    const first = await manual(large);
    expect(first.status).toBe(302);
    const { lfs, size, oid } = await entry("Aster-Nano-Instruct-Q2_K.gguf");
    expect(first.headers.get("x-linked-etag")).toBe(`"${lfs?.oid}"`);
    expect(first.headers.get("x-linked-size")).toBe(String(size));
    const link = first.headers.get("location") ?? "";
    expect(new URL(link).origin).toBe(hub.cdnUrl);
    const second = await fetch(link);
    const bytes = await second.bytes();
    expect(bytes.byteLength).toBe(size);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(lfs?.oid);
    expect(second.headers.get("etag")).not.toContain(lfs?.oid ?? "?");
    const pointer = await (await manual(large.replace("/resolve/", "/raw/"))).bytes();
    expect(pointer.byteLength).toBe(lfs?.pointerSize);
    expect(gitOid(pointer)).toBe(oid);
    expect(Buffer.from(pointer).toString()).toContain(`oid sha256:${lfs?.oid}`);
  });

  test("HEAD says the same as GET and sends nothing", async () => {
    const head = await manual(large, { method: "HEAD" });
    expect(head.status).toBe(302);
    expect(head.headers.get("x-linked-etag")).toBe((await manual(large)).headers.get("x-linked-etag"));
    expect(hub.requests[0]).toMatchObject({ method: "HEAD", sentBodyBytes: 0, outcome: "sent" });
    const cdn = await fetch(head.headers.get("location") ?? "", { method: "HEAD" });
    expect(Number(cdn.headers.get("content-length"))).toBe((await entry("Aster-Nano-Instruct-Q2_K.gguf")).size);
  });

  test("fetch follows it and leaves the token behind", async () => {
    const response = await fetch(hub.hubUrl + large, { headers: { ...bearer(hub.tokens.read), Range: "bytes=0-3" } });
    expect(await response.text()).toBe("GGUF");
    expect(hub.requests.map(({ origin, tokenName }) => [origin, tokenName])).toEqual([
      ["hub", "read"],
      ["cdn", null],
    ]);
    expect(hub.leaks()).toEqual([]);
  });

  test("a link is good until its time is over, then 403; a changed one never was", async () => {
    const link = (await manual(large)).headers.get("location") ?? "";
    const range = { headers: { Range: "bytes=0-0" } };
    expect((await fetch(link, range)).status).toBe(206);
    expect((await fetch(link.replace(/Expires=\d+/, "Expires=9999999999"), range)).status).toBe(403);
    hub.expireLinks();
    const expired = await fetch(link, range);
    expect(expired.status).toBe(403);
    expect(await expired.text()).toContain("Request has expired");
    const fresh = (await manual(large)).headers.get("location") ?? "";
    expect((await fetch(fresh, range)).status).toBe(206);
  });
});

describe("ranges", () => {
  const cases = [
    ["bytes=0-0", 206, 0, 1],
    ["bytes=100-199", 206, 100, 200],
    ["bytes=4090-4105", 206, 4090, 4106],
    ["bytes=-16", 206, -16, undefined],
  ] as const;
  test.each(cases)("%s gives those bytes and says where they are", async (range, status, start, end) => {
    const link = (await manual(large)).headers.get("location") ?? "";
    const whole = await (await fetch(link)).bytes();
    const response = await fetch(link, { headers: { Range: range } });
    expect(response.status).toBe(status);
    expect(Buffer.from(await response.bytes()).equals(whole.subarray(start, end))).toBe(true);
    expect(response.headers.get("content-range")).toMatch(new RegExp(`^bytes \\d+-\\d+/${whole.byteLength}$`));
  });

  test("a start at or beyond the end is 416 with the size", async () => {
    const link = (await manual(large)).headers.get("location") ?? "";
    const { size } = await entry("Aster-Nano-Instruct-Q2_K.gguf");
    const response = await fetch(link, { headers: { Range: `bytes=${size}-` } });
    expect(response.status).toBe(416);
    expect(response.headers.get("content-range")).toBe(`bytes */${size}`);
  });

  test("an open range goes to the end; several ranges, or one that makes no sense, get the whole file", async () => {
    const link = (await manual(large)).headers.get("location") ?? "";
    const { size } = await entry("Aster-Nano-Instruct-Q2_K.gguf");
    const asked = async (range: string): Promise<[number, string | null]> => {
      const response = await fetch(link, { headers: { Range: range } });
      await response.body?.cancel();
      return [response.status, response.headers.get("content-length")];
    };
    expect(await asked(`bytes=${size - 7}-`)).toEqual([206, "7"]);
    for (const range of ["bytes=0-1,5-6", "bytes=9-3", "lines=1-2"])
      expect(await asked(range)).toEqual([200, String(size)]);
  });

  test("If-Range with another ETag gives the whole file, If-None-Match with the same gives 304", async () => {
    const link = (await manual(large)).headers.get("location") ?? "";
    const etag = (await fetch(link, { method: "HEAD" })).headers.get("etag") ?? "";
    const get = async (headers: Record<string, string>): Promise<number> => {
      const response = await fetch(link, { headers });
      await response.body?.cancel();
      return response.status;
    };
    expect(await get({ Range: "bytes=0-9", "If-Range": etag })).toBe(206);
    expect(await get({ Range: "bytes=0-9", "If-Range": '"other"' })).toBe(200);
    expect(await get({ "If-None-Match": etag })).toBe(304);
  });
});

describe("what is not there", () => {
  test("a missing file is 404 EntryNotFound with the commit", async () => {
    const response = await manual(`${repo}/resolve/main/nowhere.bin`);
    expect(response.status).toBe(404);
    expect(response.headers.get("x-error-code")).toBe("EntryNotFound");
    expect(response.headers.get("x-error-message")).toBe("Entry not found");
    expect(response.headers.get("x-repo-commit")).toMatch(/^[0-9a-f]{40}$/);
  });

  test("an old name leads to the new one, query and all", async () => {
    const response = await manual("/northwind-ai/Aster-Tiny/resolve/main/README.md?download=true");
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe(
      "/northwind-ai/Aster-Nano-Instruct/resolve/main/README.md?download=true",
    );
  });

  test.each(["a file with spaces.txt", "100% sure.txt", "question?.txt", "hash#tag.txt", "Ünïcödé/日本語/文書.txt"])(
    "a file called %s can be had",
    async (name) => {
      const path = name.split("/").map(encodeURIComponent).join("/");
      const response = await fetch(`${hub.hubUrl}/fieldnotes/awkward-names/resolve/main/${path}`);
      expect(await response.text()).toBe(`This file is called ${JSON.stringify(name)}.\n`);
    },
  );
});

describe("what a client asks of a link", () => {
  test("download=true names a file to save, noContentDisposition=1 nothing, on both ways to the bytes", async () => {
    for (const path of [small, large]) {
      const said = async (query: string): Promise<string | null> =>
        (await fetch(hub.hubUrl + path + query, { method: "HEAD" })).headers.get("content-disposition");
      expect(await said("")).toMatch(/^inline; filename\*=UTF-8''/);
      expect(await said("?download=true")).toMatch(/^attachment; filename\*=UTF-8''/);
      expect(await said("?noContentDisposition=1")).toBeNull();
    }
  });

  test("a refusal outside /api is plain text, with the Hub's headers", async () => {
    const response = await manual(`${repo}/resolve/main/nowhere.bin`);
    expect(response.headers.get("content-type")).toContain("text/plain");
    expect(await response.text()).toBe("Entry not found");
  });

  test("a pull request's revision may come with its slashes escaped or not", async () => {
    const path = "/northwind-ai/Aster-Nano-Instruct/resolve";
    const commits = await Promise.all(
      ["refs%2Fpr%2F1", "refs/pr/1"].map(async (at) =>
        (await manual(`${path}/${at}/config.json`)).headers.get("x-repo-commit"),
      ),
    );
    expect(commits[0]).toMatch(/^[0-9a-f]{40}$/);
    expect(commits[1]).toBe(commits[0]);
  });
});

describe("Xet", () => {
  test("is not spoken of unless it is switched on", async () => {
    const response = await manual(large, { headers: { Accept: "application/vnd.xet-fileinfo+json, */*" } });
    expect(response.status).toBe(302);
    expect(response.headers.get("x-xet-hash")).toBeNull();
    expect(response.headers.get("link")).toBeNull();
    expect(JSON.stringify(await entry("Aster-Nano-Instruct-Q2_K.gguf"))).not.toContain("xetHash");
    expect((await manual(`/api/models${repo}/xet-read-token/main`)).status).toBe(404);
  });

  test("switched on, one hash stands in the tree, the redirect, the file info and the CDN's ETag", async () => {
    const own = await startHub({ hasXet: true });
    try {
      const files = await (await fetch(`${own.hubUrl}/api/models${repo}/tree/main`)).json();
      const named = (name: string) => files.find(({ path }: { path: string }) => path === name);
      const { xetHash, lfs, size } = named("Aster-Nano-Instruct-Q2_K.gguf");
      expect(xetHash).toMatch(/^[0-9a-f]{64}$/);
      expect(xetHash).not.toBe(lfs.oid);
      expect(named("README.md").xetHash).toBeUndefined();
      const found = await fetch(own.hubUrl + large, { redirect: "manual" });
      expect(found.status).toBe(302);
      expect(found.headers.get("x-xet-hash")).toBe(xetHash);
      expect(found.headers.get("link")).toContain(`${own.hubUrl}/api/models${repo}/xet-read-token/`);
      const cdn = await fetch(found.headers.get("location") ?? "", { method: "HEAD" });
      expect(cdn.headers.get("etag")).toBe(`"${xetHash}"`);
      const info = await fetch(own.hubUrl + large, { headers: { Accept: "application/vnd.xet-fileinfo+json, */*" } });
      expect(info.status).toBe(200);
      expect(info.headers.get("x-linked-size")).toBe(String(size));
      const body = await info.json();
      expect(body).toMatchObject({ hash: xetHash, etag: `"${lfs.oid}"`, size });
      const token = await fetch(body.refreshUrl);
      expect(await token.json()).toMatchObject({
        casUrl: token.headers.get("x-xet-cas-url"),
        accessToken: token.headers.get("x-xet-access-token"),
        exp: Number(token.headers.get("x-xet-token-expiration")),
      });
      expect((await fetch(own.hubUrl + small)).headers.get("x-xet-hash")).toBeNull();
    } finally {
      await own.close();
    }
  });
});

describe("where the reference is unsure", () => {
  test.each(["redirect", "direct"] as const)("a git file is a %s, and the bytes are the same", async (gitFile) => {
    const own = await startHub({ variants: { gitFile } });
    try {
      const first = await fetch(own.hubUrl + small, { redirect: "manual" });
      expect(first.status).toBe(gitFile === "redirect" ? 307 : 200);
      expect(first.headers.get("etag")).toBe(`"${(await entry("README.md")).oid}"`);
      expect(first.headers.get("x-repo-commit")).toMatch(/^[0-9a-f]{40}$/);
      const bytes = await (await fetch(own.hubUrl + small)).bytes();
      expect(gitOid(bytes)).toBe((await entry("README.md")).oid);
    } finally {
      await own.close();
    }
  });

  test.each([true, false])("the 307 says X-Linked-Size, or does not (%s)", async (linkedSizeOnGitFile) => {
    const own = await startHub({ variants: { linkedSizeOnGitFile } });
    try {
      const { headers } = await fetch(own.hubUrl + small, { redirect: "manual" });
      expect(headers.get("x-linked-size") !== null).toBe(linkedSizeOnGitFile);
    } finally {
      await own.close();
    }
  });

  test.each([
    ["disabled", 403, null],
    ["gated", 401, "GatedRepo"],
  ] as const)("files of a disabled repo are %s for a stranger", async (disabledForStrangers, status, code) => {
    const own = await startHub({ variants: { disabledForStrangers } });
    try {
      const url = `${own.hubUrl}/tessera/withdrawn/resolve/main/config.json`;
      const stranger = await fetch(url);
      expect(stranger.status).toBe(status);
      expect(stranger.headers.get("x-error-code")).toBe(code);
      const known = await fetch(url, { headers: bearer(own.tokens.read) });
      expect(known.status).toBe(403);
      expect(known.headers.get("x-error-message")).toBe("Access to this resource is disabled.");
    } finally {
      await own.close();
    }
  });
});

/** The headers of a GET that nothing decodes. */
function plainGet(path: string, headers: Record<string, string>): Promise<NodeJS.Dict<string | string[]>> {
  return new Promise((resolve, reject) => {
    request(hub.hubUrl + path, { headers }, (response) => {
      response.resume();
      resolve(response.headers);
    })
      .on("error", reject)
      .end();
  });
}
