/** Asking for access to gated repos, and granting it. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bearer } from "#tests/hub/bearer.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeEach(async () => {
  hub = await startHub();
});
afterEach(() => hub.close());

const call = (method: string, path: string, secret?: string, body?: unknown): Promise<Response> =>
  fetch(hub.hubUrl + path, {
    method,
    redirect: "manual",
    headers: secret === undefined ? {} : bearer(secret),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const check = async (path: string): Promise<number> =>
  (await call("GET", `/api/${path}/auth-check`, hub.tokens.read)).status;

describe("a visitor", () => {
  test("is let in at once where the gate is automatic", async () => {
    expect(await check("models/marais-vision/Pixelry-XL")).toBe(403);
    expect((await call("POST", "/marais-vision/Pixelry-XL/ask-access", hub.tokens.read)).status).toBe(303);
    expect(await check("models/marais-vision/Pixelry-XL")).toBe(200);
  });

  test("waits where the owners review, and can take the request back", async () => {
    const dataset = "datasets/tessera/clause-pairs";
    await call("POST", `/${dataset}/ask-access`, hub.tokens.read);
    const waiting = await call("GET", `/api/${dataset}/auth-check`, hub.tokens.read);
    expect(waiting.status).toBe(403);
    expect(waiting.headers.get("x-error-message")).toContain("awaiting a review");
    const cancel = (): Promise<Response> => call("POST", `/api/${dataset}/user-access-request/cancel`, hub.tokens.read);
    expect((await cancel()).status).toBe(200);
    expect((await cancel()).status).toBe(404);
    const after = await call("GET", `/api/${dataset}/auth-check`, hub.tokens.read);
    expect(after.headers.get("x-error-message")).toContain("not in the authorized list");
  });

  test("without a token asks in vain", async () => {
    expect((await call("POST", "/marais-vision/Pixelry-XL/ask-access")).status).toBe(401);
    expect((await call("POST", "/api/models/marais-vision/Pixelry-XL/user-access-request/cancel")).status).toBe(401);
  });
});

test.each([true, false])("a token may ask for access, or only a browser may (%s)", async (askAccessWithToken) => {
  const own = await startHub({ variants: { askAccessWithToken } });
  try {
    const url = `${own.hubUrl}/marais-vision/Pixelry-XL/ask-access`;
    const response = await fetch(url, { method: "POST", redirect: "manual", headers: bearer(own.tokens.read) });
    expect(response.status).toBe(askAccessWithToken ? 303 : 401);
    expect(own.access.get("marais-vision/Pixelry-XL")).toBe(askAccessWithToken ? "accepted" : undefined);
  } finally {
    await own.close();
  }
});

describe("the owners", () => {
  const requests = "/api/models/quarry-labs/Basalt-70B/user-access-request";
  const users = async (status: string): Promise<string[]> =>
    (await (await call("GET", `${requests}/${status}`, hub.tokens.write)).json()).map(
      ({ user }: { user: { user: string } }) => user.user,
    );

  test("see who asks, let them in or not, and invite others", async () => {
    expect(await users("pending")).toEqual(["bo-weaver"]);
    const [waiting] = await (await call("GET", `${requests}/pending`, hub.tokens.write)).json();
    expect(waiting).toMatchObject({
      status: "pending",
      timestamp: expect.any(String),
      user: { fullname: "Bo Weaver" },
    });
    const handle = (body: unknown): Promise<Response> => call("POST", `${requests}/handle`, hub.tokens.write, body);
    expect((await handle({ user: "bo-weaver", status: "accepted" })).status).toBe(200);
    expect((await handle({ user: "sasha-f", status: "rejected", rejectionReason: "no" })).status).toBe(200);
    expect((await handle({ user: "nobody", status: "accepted" })).status).toBe(404);
    expect((await handle({ user: "bo-weaver", status: "perhaps" })).status).toBe(400);
    expect((await call("POST", `${requests}/grant`, hub.tokens.write, { user: "new-friend" })).status).toBe(200);
    expect(await users("accepted")).toEqual(["bo-weaver", "new-friend"]);
    expect(await users("rejected")).toEqual(["sasha-f", "kim-o"]);
  });

  test("may review many at once", async () => {
    const all = {
      requests: [
        { user: "bo-weaver", status: "accepted" },
        { user: "kim-o", status: "accepted" },
      ],
    };
    expect((await call("POST", `${requests}/batch`, hub.tokens.write, all)).status).toBe(200);
    expect(await users("accepted")).toHaveLength(3);
  });

  test("are they alone: others are refused, and so is a token that cannot write", async () => {
    expect((await call("GET", `${requests}/pending`)).status).toBe(401);
    expect((await call("GET", `${requests}/pending`, hub.tokens.read)).status).toBe(403);
    const foreign = "/api/models/marais-vision/Pixelry-XL/user-access-request/pending";
    expect((await call("GET", foreign, hub.tokens.write)).status).toBe(403);
    const open = "/api/models/helios/Lumen-Small-EN/user-access-request/pending";
    expect((await call("GET", open, hub.tokens.write)).status).toBe(400);
  });
});
