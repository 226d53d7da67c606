import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

test("a token is known by its name in the record and its text is nowhere", async () => {
  const response = await fetch(`${hub.hubUrl}/api/whoami-v2`, {
    headers: { Authorization: `Bearer ${hub.tokens.read}` },
  });
  expect(response.status).toBe(200);
  expect(hub.requests.at(-1)).toMatchObject({ path: "/api/whoami-v2", tokenName: "read", hasAuthorization: true });
  expect(JSON.stringify(hub.requests)).not.toContain(hub.tokens.read);
});
