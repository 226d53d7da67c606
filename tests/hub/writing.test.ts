/** What no client that we did not write asks of the writing side: odd requests, rights of every shape, and what is left behind. */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { scopesOf } from "#tests/hub/auth/tokens.ts";
import { bearer } from "#tests/hub/bearer.ts";
import { headOf } from "#tests/hub/catalogue/find-commit.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub({ uploads: { memoryBytes: 1000 } });
});
afterAll(() => hub.close());

type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

async function ask(
  method: string,
  url: string,
  body: unknown,
  secret: string | null = hub.tokens.write,
): Promise<Answer> {
  const headers = secret === null ? {} : bearer(secret);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(url.startsWith("http") ? url : hub.hubUrl + url, { method, headers, body: text });
  const answered = await response.text();
  return { status: response.status, body: answered === "" ? null : JSON.parse(answered), headers: response.headers };
}

const lines = (...operations: unknown[]): string =>
  [{ key: "header", value: { summary: "Test" } }, ...operations].map((line) => JSON.stringify(line)).join("\n");
const file = (path: string, content = "x") => ({ key: "file", value: { path, content, encoding: "utf-8" } });
const commit = (id: string, body: string, secret?: string | null, query = "") =>
  ask("POST", `/api/models/${id}/commit/main${query}`, body, secret);

let serial = 0;
function newRepo(files: Record<string, string> = { a: "a", "dir/b": "b" }): string {
  serial += 1;
  return hub.catalogue.add({ id: `ana-m/w-${serial}`, files }).id;
}
const pathsOf = (id: string): string[] => {
  const repo = hub.catalogue.find("model", id);
  return repo === null ? [] : [...headOf(repo).files.keys()].filter((path) => !/^README|^\.git/.test(path)).toSorted();
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
async function openUpload(id: string, text: string, at: RunningHub = hub): Promise<string> {
  const asked = { operation: "upload", transfers: ["basic"], objects: [{ oid: sha256(text), size: text.length }] };
  const { body } = await ask("POST", `${at.hubUrl}/${id}.git/info/lfs/objects/batch`, asked, at.tokens.write);
  return (body as { objects: [{ actions: { upload: { href: string } } }] }).objects[0].actions.upload.href;
}

describe("commits", () => {
  test("rename a file and delete an entry of either kind, which no client does", async () => {
    const id = newRepo();
    const renamed = { key: "file", value: { path: "c", oldPath: "a", content: "a" } };
    expect((await commit(id, lines(renamed, { key: "deletedEntry", value: { path: "dir" } }))).status).toBe(200);
    expect(pathsOf(id)).toEqual(["c"]);
  });

  test.each([
    ["no header", JSON.stringify(file("x"))],
    ["no JSON", "{"],
    ["an unknown key", lines({ key: "what", value: { path: "x" } })],
    ["a path out of the repo", lines(file("../x"))],
    ["a path into .git", lines(file(".git/config"))],
    ["a bad path in another script", lines(file("../文"))],
    ["a file where a folder is", lines(file("dir"))],
    ["a folder where a file is", lines(file("a/x"))],
    [
      "LFS bytes that nobody uploaded",
      lines({ key: "lfsFile", value: { path: "w", algo: "sha256", oid: sha256("?") } }),
    ],
  ])("%s is 400, and nothing is committed", async (_, body) => {
    const id = newRepo();
    expect((await commit(id, body)).status).toBe(400);
    expect(pathsOf(id)).toEqual(["a", "dir/b"]);
  });

  test("two at once come one after the other", async () => {
    const id = newRepo({});
    const answers = await Promise.all(["one", "two", "three"].map((path) => commit(id, lines(file(path)))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(pathsOf(id)).toEqual(["one", "three", "two"]);
  });

  test("a stale parent is 412, or 409 where the Hub should do that", async () => {
    const other = await startHub({ repos: [{ id: "ana-m/x" }], variants: { staleParent: 409 } });
    const header = { key: "header", value: { summary: "Late", parentCommit: "0".repeat(40) } };
    const body = [header, file("x")].map((line) => JSON.stringify(line)).join("\n");
    const url = `${other.hubUrl}/api/models/ana-m/x/commit/main`;
    expect(await ask("POST", url, body, other.tokens.write)).toMatchObject({
      status: 409,
      body: { error: "A commit has happened since. Please refresh and try again." },
    });
    await other.close();
    expect((await commit(newRepo(), body)).status).toBe(412);
  });
});

describe("rights", () => {
  test("without a token it is 401, for a private repo as for a public one", async () => {
    expect((await commit(newRepo(), lines(file("x")), null)).status).toBe(401);
    expect((await commit("ana-m/field-notes-private", lines(file("x")), null)).status).toBe(401);
  });

  test("a fine-grained token writes where its scope is, and nowhere else", async () => {
    const [one, other] = [newRepo(), newRepo()];
    const scoped = [{ entity: { _id: "0", type: "model", name: one }, permissions: ["repo.write"] }] as const;
    const secret = hub.addToken({ type: "fineGrained", scoped });
    expect((await commit(one, lines(file("x")), secret)).status).toBe(200);
    expect((await commit(other, lines(file("x")), secret)).status).toBe(403);
    expect((await ask("POST", "/api/repos/create", { name: "new", type: "model" }, secret)).status).toBe(403);
  });

  test("repo.contribute.write opens pull requests only", async () => {
    const id = newRepo();
    const secret = hub.addToken({
      type: "fineGrained",
      scoped: scopesOf(["repo.content.read", "repo.contribute.write"]),
    });
    const refused = await commit(id, lines(file("x")), secret);
    expect(refused).toMatchObject({ status: 403, body: { error: expect.stringContaining("pass `create_pr=1`") } });
    expect(refused.headers.get("X-Error-Message")).toContain("create_pr=1");
    const opened = await commit(id, lines(file("x")), secret, "?create_pr=1");
    expect(opened.body).toMatchObject({ pullRequestUrl: `${hub.hubUrl}/${id}/discussions/1` });
    expect(pathsOf(id)).toEqual(["a", "dir/b"]);
    expect((await ask("PUT", `/api/models/${id}/settings`, { private: true }, secret)).status).toBe(403);
  });

  test("a repo that one may read but not write cannot be deleted or moved", async () => {
    const body = { name: "Aster-Nano-Instruct", organization: "northwind-ai", type: "model" };
    expect((await ask("DELETE", "/api/repos/delete", body)).status).toBe(403);
    const move = { fromRepo: "northwind-ai/Aster-Nano-Instruct", toRepo: "ana-m/taken", type: "model" };
    expect((await ask("POST", "/api/repos/move", move)).status).toBe(403);
    expect(hub.catalogue.find("model", "northwind-ai/Aster-Nano-Instruct")).not.toBeNull();
  });
});

describe("uploads", () => {
  test("what does not fit in memory lies in a temporary folder, which is gone after close", async () => {
    const temporary = mkdtempSync(join(tmpdir(), "hubdeck-test-"));
    for (const name of ["TMPDIR", "TEMP"]) vi.stubEnv(name, temporary);
    const other = await startHub({ repos: [{ id: "ana-m/x" }], uploads: { memoryBytes: 10 } });
    const text = "more than ten bytes";
    const href = await openUpload("ana-m/x", text, other);
    expect((await fetch(href, { method: "PUT", body: text })).status).toBe(200);
    expect(readdirSync(temporary, { recursive: true })).toEqual([
      expect.stringMatching(/^hubdeck-stand-in-\w+$/),
      expect.stringMatching(/^hubdeck-stand-in-\w+.0$/),
    ]);
    await other.close();
    expect(readdirSync(temporary)).toEqual([]);
    vi.unstubAllEnvs();
    rmSync(temporary, { recursive: true });
  });

  test.each([
    ["other bytes of the same length", "0123456789"],
    ["too few bytes", "012"],
    ["too many bytes", "0123456789abc"],
  ])("%s are refused, and a commit of them too", async (_, sent) => {
    const id = newRepo();
    const href = await openUpload(id, "abcdefghij");
    expect((await fetch(href, { method: "PUT", body: sent })).status).toBe(400);
    const pointer = { key: "lfsFile", value: { path: "w", algo: "sha256", oid: sha256("abcdefghij"), size: 10 } };
    expect((await commit(id, lines(pointer))).status).toBe(400);
  });

  test("the storage refuses whoever brings a Hub token, and the leak is seen", async () => {
    const href = await openUpload(newRepo(), "klmnopqrst");
    const headers = bearer(hub.tokens.write);
    expect((await fetch(href, { method: "PUT", headers, body: "klmnopqrst" })).status).toBe(400);
    expect(hub.leaks().at(-1)).toMatchObject({ origin: "cdn", leaks: ["authorization"] });
    expect((await fetch(`${hub.cdnUrl}/lfs-uploads/none`, { method: "PUT", body: "x" })).status).toBe(403);
  });

  test("preupload: .gitattributes and size decide, .gitignore leaves out, and the oid of what is there is told", async () => {
    const id = newRepo({ a: "a", ".gitignore": "*.tmp\n/build/\n!keep.tmp\n" });
    const sizes = {
      a: 1,
      "w.safetensors": 10,
      "empty.safetensors": 0,
      "big.txt": 20_000_000,
      "x.tmp": 1,
      "keep.tmp": 1,
    };
    const named = Object.entries({ ...sizes, "build/o.txt": 1, "src/build/o.txt": 1 });
    const files = named.map(([path, size]) => ({ path, size, sample: "" }));
    const { body } = await ask("POST", `/api/models/${id}/preupload/main`, { files });
    const told = (body as { files: { path: string; uploadMode: string; shouldIgnore: boolean; oid?: string }[] }).files;
    const those = (fits: (file: (typeof told)[number]) => boolean) => told.filter(fits).map(({ path }) => path);
    expect(those(({ uploadMode }) => uploadMode === "lfs")).toEqual(["w.safetensors", "big.txt"]);
    expect(those(({ shouldIgnore }) => shouldIgnore)).toEqual(["x.tmp", "build/o.txt"]);
    expect(those(({ oid }) => oid !== undefined)).toEqual(["a"]);
    const own = { files: [{ path: "w.bin", size: 5, sample: "" }], gitAttributes: "*.bin -filter\n" };
    expect(await ask("POST", `/api/models/${id}/preupload/main`, own)).toMatchObject({
      body: { files: [{ uploadMode: "regular" }] },
    });
  });
});

describe("refs, likes and names", () => {
  test("a branch can be set anew with overwrite", async () => {
    const id = newRepo();
    const history = hub.catalogue.find("model", id)?.history();
    await ask("POST", `/api/models/${id}/branch/dev`, {});
    const first = history?.branches.get("main")?.parent?.id ?? "";
    expect((await ask("POST", `/api/models/${id}/branch/dev`, { startingPoint: first })).status).toBe(409);
    await ask("POST", `/api/models/${id}/branch/dev`, { startingPoint: first, overwrite: true });
    expect(history?.branches.get("dev")?.id).toBe(first);
  });

  test("a like is taken back once, and cannot be given with a token", async () => {
    const id = hub.catalogue.add({ id: "ana-m/liked", likes: 7 }).id;
    hub.likes.add(`models/${id}`);
    for (const _ of [1, 2]) expect((await ask("DELETE", `/api/models/${id}/like`, "")).status).toBe(200);
    expect(hub.catalogue.find("model", id)?.likes).toBe(6);
    expect((await ask("POST", `/api/models/${id}/like`, "")).status).toBe(404);
  });

  test.each(["a--b", "a..b", "-a", "a.", "x.git", "a/b", "ä"])("a repo called %s is not made", async (name) => {
    expect((await ask("POST", "/api/repos/create", { name, type: "model" })).status).toBe(400);
  });

  test("a name that differs in case only is taken, and the answer says where it is", async () => {
    const id = newRepo();
    const answer = await ask("POST", "/api/repos/create", { name: id.split("/")[1]?.toUpperCase(), type: "model" });
    expect(answer).toMatchObject({ status: 409, body: { url: `${hub.hubUrl}/${id}` } });
  });
});
