/** Who may see which repo and read its content, as the stand-in decides it. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bearer } from "#tests/hub/bearer.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeEach(async () => {
  hub = await startHub();
});
afterEach(() => hub.close());

const auto = "marais-vision/Pixelry-XL";
const manual = "tessera/contract-clauses";
const get = (path: string, secret?: string): Promise<Response> =>
  fetch(hub.hubUrl + path, { redirect: "manual", headers: secret === undefined ? {} : bearer(secret) });
const check = (id: string, secret?: string): Promise<Response> => get(`/api/models/${id}/auth-check`, secret);

describe("a gated repo", () => {
  test("shows its info, tree and refs to everyone", async () => {
    for (const rest of ["", "/tree/main", "/refs"]) expect((await get(`/api/models/${auto}${rest}`)).status).toBe(200);
    expect(await (await get(`/api/models/${auto}`)).json()).toMatchObject({ gated: "auto" });
    expect(await (await get(`/api/models/${manual}`)).json()).toMatchObject({ gated: "manual" });
  });

  test.each([`/${auto}/resolve/main/README.md`, `/api/models/${auto}/commits/main`, `/api/models/${auto}/auth-check`])(
    "keeps %s from strangers: 401 without a token, 403 with one, both GatedRepo",
    async (path) => {
      const anonymous = await get(path);
      expect(anonymous.status).toBe(401);
      expect(anonymous.headers.get("x-error-code")).toBe("GatedRepo");
      expect(anonymous.headers.get("x-error-message")).toContain(
        `Access to model ${auto} is restricted. You must have`,
      );
      const known = await get(path, hub.tokens.read);
      expect(known.status).toBe(403);
      expect(known.headers.get("x-error-code")).toBe("GatedRepo");
      expect(known.headers.get("x-error-message")).toContain(`Visit ${hub.hubUrl}/${auto} to ask for access.`);
    },
  );

  test("opens for every token of hers once access has arrived", async () => {
    hub.access.set(auto, "accepted");
    for (const name of ["read", "write", "fineGrained", "oauth"] as const) {
      expect((await check(auto, hub.tokens[name])).status).toBe(200);
    }
    expect((await check(auto)).status).toBe(401);
  });

  test("stays shut for a fine-grained token without the gated flag, with the words that say why", async () => {
    hub.access.set(auto, "accepted");
    const response = await check(auto, hub.tokens.fineGrainedNoGated);
    expect(response.status).toBe(403);
    expect((await response.json()).error).toContain(
      "Please enable access to public gated repositories in your fine-grained token",
    );
  });

  test("says that a request waits, or was declined", async () => {
    hub.access.set(manual, "pending");
    expect((await (await check(manual, hub.tokens.read)).json()).error).toContain("awaiting a review");
    hub.access.set(manual, "rejected");
    expect((await (await check(manual, hub.tokens.read)).json()).error).toContain("rejected");
  });

  test("of her own organisation is open to her", async () => {
    expect((await check("quarry-labs/Basalt-70B", hub.tokens.read)).status).toBe(200);
    expect((await check("quarry-labs/Basalt-70B", hub.tokens.fineGrainedNoGated)).status).toBe(403);
  });
});

describe("a private repo", () => {
  const own = "ana-m/field-notes-private";

  test("is not there for others and is there for its owner", async () => {
    expect((await get(`/api/models/${own}`)).status).toBe(401);
    const file = await fetch(`${hub.hubUrl}/${own}/resolve/main/notes.txt`, {
      headers: bearer(hub.tokens.fineGrained),
    });
    expect(await file.text()).toContain("Two herons");
  });

  test("of an organisation is not there for a token without a scope on it", async () => {
    const path = "/api/models/helios/lumen-next-draft";
    expect((await get(path, hub.tokens.fineGrainedNoInference)).status).toBe(200);
    const response = await get(path, hub.tokens.fineGrainedNoGated);
    expect(response.status).toBe(404);
    expect(response.headers.get("x-error-code")).toBe("RepoNotFound");
  });
});

test("a disabled repo has info that says so, and files that are refused", async () => {
  expect(await (await get("/api/models/tessera/withdrawn")).json()).toMatchObject({ disabled: true });
  const file = await get("/tessera/withdrawn/resolve/main/config.json", hub.tokens.read);
  expect(file.status).toBe(403);
  expect(file.headers.get("x-error-message")).toBe("Access to this resource is disabled.");
});
