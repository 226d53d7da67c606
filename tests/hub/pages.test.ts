/** The web pages of the demo Hub: tokens to copy, access to ask for. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleTokenNames } from "#tests/hub/auth/sample-tokens.ts";
import { bearer } from "#tests/hub/bearer.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeEach(async () => {
  hub = await startHub({ isDemo: true });
});
afterEach(() => hub.close());

const post = (path: string, fields: readonly (readonly [string, string])[]): Promise<Response> =>
  fetch(hub.hubUrl + path, { method: "POST", body: new URLSearchParams(fields.map(([name, value]) => [name, value])) });

test("the token page shows a sample token of each kind, and that this is the demo Hub", async () => {
  const page = await (await fetch(`${hub.hubUrl}/settings/tokens`)).text();
  expect(page).toContain("This is the demo Hub");
  for (const name of sampleTokenNames) expect(page).toContain(`data-copy="${hub.tokens[name]}"`);
});

test("outside the demo no page shows or makes a token", async () => {
  const plain = await startHub();
  try {
    expect((await fetch(`${plain.hubUrl}/settings/tokens`)).status).toBe(401);
    const body = new URLSearchParams({ displayName: "x", tokenType: "read" });
    expect((await fetch(`${plain.hubUrl}/settings/tokens/new`, { method: "POST", body })).status).toBe(401);
  } finally {
    await plain.close();
  }
});

test("a prefilled link ticks what it asks for, and the token made from it may do just that", async () => {
  const query =
    "tokenType=fineGrained&ownUserPermissions=repo.content.read&ownUserPermissions=inference.serverless.write&canReadGatedRepos=true";
  const form = await (await fetch(`${hub.hubUrl}/settings/tokens/new?${query}`)).text();
  const ticked = [...form.matchAll(/name="(\w+)" value="([^"]+)" checked/g)].map(
    ([, name, value]) => [name, value] as [string, string],
  );
  expect(ticked).toEqual([
    ["tokenType", "fineGrained"],
    ["ownUserPermissions", "repo.content.read"],
    ["ownUserPermissions", "inference.serverless.write"],
    ["canReadGatedRepos", "true"],
  ]);
  const made = await (await post("/settings/tokens/new", [["displayName", "mine"], ...ticked])).text();
  const secret = /data-copy="(hf_[A-Za-z0-9]{34})"/.exec(made)?.[1] ?? "";
  const { auth } = await (await fetch(`${hub.hubUrl}/api/whoami-v2`, { headers: bearer(secret) })).json();
  expect(auth.accessToken).toMatchObject({
    displayName: "mine",
    fineGrained: {
      canReadGatedRepos: true,
      scoped: [{ permissions: ["repo.content.read", "inference.serverless.write"] }],
    },
  });
});

test("a click on an automatically gated repo lets her in, on every token", async () => {
  const id = "marais-vision/Pixelry-XL";
  expect(await (await fetch(`${hub.hubUrl}/${id}`)).text()).toContain("Agree and access");
  const after = await post(`/${id}/ask-access`, [["review", ""]]);
  expect(await after.text()).toContain("You have been granted access");
  const check = await fetch(`${hub.hubUrl}/api/models/${id}/auth-check`, { headers: bearer(hub.tokens.oauth) });
  expect(check.status).toBe(200);
});

test("a click on a manually gated repo waits for the authors, whom the demo lets one play", async () => {
  const id = "tessera/contract-clauses";
  const check = (): Promise<Response> =>
    fetch(`${hub.hubUrl}/api/models/${id}/auth-check`, { headers: bearer(hub.tokens.read) });
  expect(await (await post(`/${id}/ask-access`, [["review", ""]])).text()).toContain("awaiting a review");
  expect((await check()).status).toBe(403);
  await post(`/${id}/ask-access`, [["review", "accepted"]]);
  expect((await check()).status).toBe(200);
});

test("what a repo says about itself is text on its page, never markup", async () => {
  const page = await (await fetch(`${hub.hubUrl}/fieldnotes/hostile-card`)).text();
  expect(page).not.toContain("<script>alert");
  expect(page).toContain("&#60;script&#62;alert");
});

test("avatars are SVG pictures with the initials", async () => {
  const response = await fetch(`${hub.hubUrl}/avatars/ana-m.svg`);
  expect(response.headers.get("content-type")).toBe("image/svg+xml");
  expect(await response.text()).toContain(">AM</text>");
});
