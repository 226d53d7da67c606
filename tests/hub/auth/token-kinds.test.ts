/** Every kind of token: what whoami-v2 says of it, what it reaches, and what refuses it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TokenName } from "#tests/hub/auth/sample-tokens.ts";
import { scopesOf } from "#tests/hub/auth/tokens.ts";
import { bearer } from "#tests/hub/bearer.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const get = (path: string, secret: string): Promise<Response> => fetch(hub.hubUrl + path, { headers: bearer(secret) });
const whoami = async (name: TokenName) => (await get("/api/whoami-v2", hub.tokens[name])).json();
const status = async (path: string, name: TokenName): Promise<number> => (await get(path, hub.tokens[name])).status;

describe("whoami-v2", () => {
  test.each([
    ["fineGrainedEmpty", { canReadGatedRepos: false, global: [], scoped: [] }],
    ["fineGrainedGlobal", { global: ["discussion.write", "post.write"], scoped: [] }],
    ["fineGrainedOneOrg", { scoped: [{ entity: { type: "org", name: "helios" } }] }],
    ["fineGrainedOneModel", { scoped: [{ entity: { type: "model", name: "helios/lumen-next-draft" } }] }],
    ["fineGrainedOneDataset", { scoped: [{ entity: { type: "dataset" } }] }],
    ["fineGrainedOneSpace", { scoped: [{ entity: { type: "space" } }] }],
    ["fineGrainedResourceGroup", { scoped: [{ entity: { type: "resource-group", name: "clinic" } }] }],
    [
      "fineGrainedPatterns",
      { scoped: [{ patterns: [{ resourceType: "inference-endpoint", wildcardPatterns: ["speech-*", "lumen"] }] }] },
    ],
  ] as const)("says the scopes of %s", async (name, fineGrained) => {
    expect(await whoami(name)).toMatchObject({ auth: { accessToken: { role: "fineGrained", fineGrained } } });
  });

  test("leaves out what a token lacks, and shows what no client knows", async () => {
    const { fineGrained } = (await whoami("fineGrainedWithoutFlag")).auth.accessToken;
    expect(Object.keys(fineGrained)).toEqual(["scoped"]);
    const unknown = (await whoami("fineGrainedUnknown")).auth.accessToken.fineGrained;
    expect(JSON.stringify(unknown)).toContain("robot.arm.write");
    expect(unknown.scoped.at(-1).entity.name).toBeUndefined();
  });

  test.each([
    ["ssoRequired", "sso"],
    ["mfaRequired", "mfa"],
    ["ipBlocked", "ip"],
    ["tokenPolicy", "token-policy"],
    ["revokedByOrg", "token-revoked"],
  ] as const)("says for %s what keeps it from one organisation, and nothing about the other", async (name, why) => {
    const { orgs } = await whoami(name);
    expect(orgs[0]).toMatchObject({ name: "quarry-labs", securityRestrictions: [why] });
    expect(orgs[1].securityRestrictions).toBeUndefined();
    expect(orgs[1].resourceGroups).toMatchObject([{ name: "clinic", role: "write" }]);
  });

  test("an app token is an app, a legacy organisation token an organisation", async () => {
    expect(await whoami("app")).toEqual({
      ...{ type: "app", id: expect.stringMatching(/^[0-9a-f]{24}$/), name: "nightly-builds" },
      scope: { entities: [expect.objectContaining({ name: "helios" })], role: "read" },
      auth: { type: "app_token" },
    });
    expect(hub.tokens.legacyOrg).toMatch(/^api_org_/);
    expect(await whoami("legacyOrg")).toMatchObject({ type: "org", name: "helios", auth: { type: "access_token" } });
  });

  test("a test can add a token of any shape, and revoke it", async () => {
    const secret = hub.addToken(
      { type: "fineGrained", canReadGatedRepos: true, scoped: scopesOf(["job.write"]) },
      { displayName: "jobs", roles: { helios: "read" } },
    );
    expect(await (await get("/api/whoami-v2", secret)).json()).toMatchObject({
      orgs: [{ roleInOrg: "contributor" }, { roleInOrg: "read" }],
      auth: { accessToken: { displayName: "jobs", fineGrained: { scoped: [{ permissions: ["job.write"] }] } } },
    });
    hub.revokeToken(secret);
    expect((await get("/api/whoami-v2", secret)).status).toBe(401);
  });
});

describe("an organisation that keeps a token out", () => {
  test.each(["ssoRequired", "mfaRequired", "ipBlocked", "tokenPolicy", "revokedByOrg"] as const)(
    "answers 403 to %s, for public repos as well; other repos stay open",
    async (name) => {
      const response = await get("/api/models/quarry-labs/Basalt-1B-Instruct", hub.tokens[name]);
      expect(response.status).toBe(403);
      expect(response.headers.get("x-error-message")).toBe((await response.json()).error);
      expect(await status("/quarry-labs/Basalt-1B-Instruct/resolve/main/README.md", name)).toBe(403);
      expect(await status("/api/models/helios/Lumen-Small-EN", name)).toBe(200);
      const listed = await (await get("/api/models?author=quarry-labs&limit=100", hub.tokens[name])).json();
      expect(listed.map(({ id }: { id: string }) => id)).not.toContain("quarry-labs/basalt-review-copy");
    },
  );

  test("says in the Hub's words that its administrator has revoked the token", async () => {
    const { error } = await (await get("/api/models/quarry-labs/Basalt-70B", hub.tokens.revokedByOrg)).json();
    expect(error).toContain("revoked by the organization administrator");
  });
});

describe("what a token reaches", () => {
  const draft = "/api/models/helios/lumen-next-draft";
  test.each([
    ["read", 200, 403],
    ["write", 200, 200],
    ["oauth", 200, 200],
    ["orgReader", 200, 403],
    ["fineGrained", 200, 200],
    ["fineGrainedOneOrg", 200, 200],
    ["fineGrainedOneModel", 200, 200],
    ["fineGrainedNoInference", 200, 403],
    ["fineGrainedOneDataset", 404, 404],
    ["fineGrainedEmpty", 404, 404],
    ["app", 200, 403],
    ["legacyOrg", 200, 403],
  ] as const)("%s: reading a private model of an organisation %i, writing it %i", async (name, read, write) => {
    expect(await status(draft, name)).toBe(read);
    expect(await status(`${draft}/auth-check/write`, name)).toBe(write);
  });

  test("nobody writes what is not theirs, and a stranger is asked who they are", async () => {
    const check = "/api/models/northwind-ai/Aster-Nano-Instruct/auth-check/write";
    expect(await status(check, "write")).toBe(403);
    expect((await fetch(hub.hubUrl + check)).status).toBe(401);
  });

  test("someone without a role in an organisation does not see its private repos", async () => {
    expect(await status("/api/models/quarry-labs/basalt-review-copy", "orgReader")).toBe(404);
  });
});

test.each(["invalid", "expired"] as const)("an OAuth token past its end is 401, worded as %s", async (expiredToken) => {
  const own = await startHub({ variants: { expiredToken } });
  try {
    const response = await fetch(`${own.hubUrl}/api/whoami-v2`, { headers: bearer(own.tokens.expired) });
    expect(response.status).toBe(401);
    const words = { invalid: "Invalid credentials in Authorization header", expired: "OAuth access token has expired" };
    expect(await response.json()).toEqual({ error: words[expiredToken] });
  } finally {
    await own.close();
  }
});
