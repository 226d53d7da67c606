/** Tokens, refusals and the headers of every answer. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bearer } from "#tests/hub/bearer.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const whoami = (secret?: string): Promise<Response> =>
  fetch(`${hub.hubUrl}/api/whoami-v2`, { headers: secret === undefined ? {} : bearer(secret) });

describe("whoami-v2", () => {
  test.each(["read", "write"] as const)("says the role of a %s token, with name and date", async (role) => {
    const body = await (await whoami(hub.tokens[role])).json();
    expect(body).toMatchObject({
      ...{ type: "user", name: "ana-m", fullname: "Ana Moreau", isPro: false, emailVerified: true },
      orgs: [
        { name: "quarry-labs", roleInOrg: "contributor" },
        { name: "helios", roleInOrg: "admin" },
      ],
      auth: { type: "access_token", accessToken: { role, displayName: expect.any(String) } },
    });
    expect(body.auth.accessToken.createdAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(body.auth.accessToken.fineGrained).toBeUndefined();
  });

  test("lists what a fine-grained token may do on whom, and hides the e-mail address", async () => {
    const body = await (await whoami(hub.tokens.fineGrained)).json();
    const { canReadGatedRepos, scoped } = body.auth.accessToken.fineGrained;
    expect(canReadGatedRepos).toBe(true);
    expect(scoped.map((scope: { entity: { name: string } }) => scope.entity.name)).toEqual([
      "ana-m",
      "quarry-labs",
      "helios",
    ]);
    expect(scoped[0].permissions).toContain("inference.serverless.write");
    expect(body.email).toBeUndefined();
  });

  test("tells fine-grained tokens apart that lack inference or gated repos", async () => {
    const noInference = await (await whoami(hub.tokens.fineGrainedNoInference)).json();
    const noGated = await (await whoami(hub.tokens.fineGrainedNoGated)).json();
    expect(JSON.stringify(noInference.auth)).not.toContain("inference.");
    expect(noInference.auth.accessToken.fineGrained.canReadGatedRepos).toBe(true);
    expect(noGated.auth.accessToken.fineGrained.canReadGatedRepos).toBe(false);
  });

  test("gives an OAuth token an end and no accessToken", async () => {
    const { auth } = await (await whoami(hub.tokens.oauth)).json();
    expect(auth.type).toBe("app_token_as_user");
    expect(Date.parse(auth.expiresAt)).toBeGreaterThan(Date.now());
    expect(auth.accessToken).toBeUndefined();
  });
});

describe("refusals", () => {
  test("without a token whoami is 401 and says how to authenticate", async () => {
    const response = await whoami();
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: "Invalid username or password." });
    expect(response.headers.get("x-error-message")).toBe("Invalid username or password.");
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
  });

  test.each(["expired", "revoked"] as const)("an %s token is 401, on public reads as well", async (name) => {
    const headers = bearer(hub.tokens[name]);
    for (const url of [
      `${hub.hubUrl}/api/whoami-v2`,
      `${hub.hubUrl}/api/models?limit=1`,
      `${hub.routerUrl}/v1/models`,
    ]) {
      const response = await fetch(url, { headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ error: "Invalid credentials in Authorization header" });
      expect(response.headers.get("x-error-code")).toBeNull();
    }
    expect(hub.requests.at(-1)?.tokenName).toBe(name);
  });

  test("a token we never made is 401 and recorded as unknown", async () => {
    expect((await whoami("hf_madeUp")).status).toBe(401);
    expect(hub.requests.at(-1)?.tokenName).toBe("unknown");
  });

  test("HTTP basic with the token as password is a sign-in too", async () => {
    const basic = Buffer.from(`ana-m:${hub.tokens.read}`).toString("base64");
    const response = await fetch(`${hub.hubUrl}/api/whoami-v2`, { headers: { Authorization: `Basic ${basic}` } });
    expect(response.status).toBe(200);
  });
});

describe("every answer of the Hub", () => {
  test.each([
    ["200", "/api/models?limit=1", 200],
    ["307", "/northwind-ai/Aster-Nano-Instruct/resolve/main/README.md", 307],
    ["400", "/api/models?expand=nonsense", 400],
    ["401", "/api/models/nobody/nothing", 401],
    ["404", "/no/such/page", 404],
  ])("carries a request id and the rate limit (%s)", async (_, path, status) => {
    const response = await fetch(hub.hubUrl + path, { redirect: "manual" });
    expect(response.status).toBe(status);
    expect(response.headers.get("x-request-id")).toMatch(/^Root=1-/);
    expect(response.headers.get("ratelimit")).toMatch(/^"(api|resolvers|pages)";r=\d+;t=\d+$/);
    expect(response.headers.get("ratelimit-policy")).toMatch(/^"fixed window";"(api|resolvers|pages)";q=\d+;w=300$/);
    expect(response.headers.get("access-control-expose-headers")).toContain("X-Error-Code");
  });

  test("with a quota switched on, requests beyond it are 429 with nothing left", async () => {
    const small = await startHub({ quotas: { api: 2 } });
    try {
      const statuses: number[] = [];
      for (let call = 0; call < 3; call += 1) statuses.push((await fetch(`${small.hubUrl}/api/models?limit=1`)).status);
      expect(statuses).toEqual([200, 200, 429]);
      const response = await fetch(`${small.hubUrl}/api/models?limit=1`);
      expect(response.headers.get("ratelimit")).toMatch(/^"api";r=0;t=\d+$/);
      expect(await response.text()).toContain("you hit the quota of 2 api requests");
      expect((await fetch(`${small.hubUrl}/settings/tokens/new`)).status).toBe(200);
    } finally {
      await small.close();
    }
  });
});
