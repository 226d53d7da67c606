import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { HubFetchInit } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Problem } from "#shared/model/problem.ts";
import { type OpenHubFetch, openHubFetch } from "#tests/core/hub/open-hub-fetch.ts";
import { sampleToken } from "#tests/core/sample-token.ts";
import type { TokenName } from "#tests/hub/auth/sample-tokens.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let opened: OpenHubFetch;
beforeAll(async () => {
  hub = await startHub({
    repos: [
      { id: "lab/open", files: { "a.txt": "a" } },
      { id: "lab/gated", files: { "a.txt": "a" }, gated: "manual" },
      { id: "lab/disabled", files: { "a.txt": "a" }, isDisabled: true },
    ],
  });
  opened = openHubFetch({ hub: hub.hubUrl, router: hub.routerUrl });
});
afterEach(() => {
  hub.faults.clear();
  hub.access.clear();
});
afterAll(async () => {
  await opened.close();
  await hub.close();
});

async function problemOf(path: string, token: TokenName | null = null, init: HubFetchInit = {}): Promise<Problem> {
  opened.activeId = token;
  if (token !== null) opened.tokens.set(token, { token: hub.tokens[token], hubOrigin: hub.hubUrl });
  const url = path.startsWith("/") ? hub.hubUrl + path : path;
  const error = await opened.hub.fetchOk(url, { retries: 0, ...init }).catch((reason: unknown) => reason);
  if (!(error instanceof ProblemError)) throw new Error(`No problem, but ${error}`);
  expect(JSON.stringify(error.problem)).not.toMatch(/hf_[A-Za-z0-9]/);
  return error.problem;
}

test("a repo that is missing or private is told as such, and the signed-out are asked to sign in", async () => {
  expect(await problemOf("/api/models/lab/none")).toMatchObject({ code: "NOT_FOUND", action: { type: "sign-in" } });
  expect(await problemOf("/api/models/lab/none", "read")).toMatchObject({ code: "NOT_FOUND", action: null });
});

test("a missing revision and a missing file are told apart", async () => {
  const revision = await problemOf("/api/models/lab/open/revision/none");
  expect(revision).toMatchObject({ code: "NOT_FOUND", what: "lab/open has no such revision" });
  const file = await problemOf("/lab/open/resolve/main/none.txt");
  expect(file).toMatchObject({ code: "NOT_FOUND", what: "The file is not there" });
  expect(file.why).toContain("“none.txt”");
});

test("a token that the Hub does not know is rejected, even on what is open to all", async () => {
  const problem = await problemOf("/api/models/lab/open", "revoked");
  expect(problem).toMatchObject({ code: "TOKEN_REJECTED", action: { url: `${hub.hubUrl}/settings/tokens` } });
  expect(opened.rejected.at(-1)).toMatchObject({ id: "revoked", problem: { code: "TOKEN_REJECTED" } });
});

test("a 401 that does not say why is the token's fault where the same is open without it", async () => {
  const unclear = { status: 401, body: '{"error":"Invalid username or password."}' };
  hub.faults.add({ path: "/api/models/lab/open", times: 1, answer: unclear });
  expect(await problemOf("/api/models/lab/open", "read")).toMatchObject({ code: "TOKEN_REJECTED" });
  hub.faults.add({ path: "/api/models/lab/open", answer: unclear });
  expect(await problemOf("/api/models/lab/open", "read")).toMatchObject({ code: "NOT_FOUND" });
});

test("a gated repo asks the signed-out to sign in and the signed-in to ask for access on its page", async () => {
  const path = "/lab/gated/resolve/main/a.txt";
  expect(await problemOf(path)).toMatchObject({ code: "GATED", action: { type: "sign-in" } });
  expect(await problemOf(path, "read")).toMatchObject({
    code: "GATED",
    action: { type: "open", label: "Request access", url: `${hub.hubUrl}/lab/gated` },
  });
});

test("a request for access that waits is told as waiting", async () => {
  hub.access.set("lab/gated", "pending");
  const problem = await problemOf("/lab/gated/resolve/main/a.txt", "read");
  expect(problem).toMatchObject({ code: "GATED", what: "Your request for lab/gated is waiting" });
});

test("a fine-grained token without the gated flag is told to turn it on", async () => {
  expect(await problemOf("/lab/gated/resolve/main/a.txt", "fineGrainedNoGated")).toMatchObject({
    code: "PERMISSION",
    what: "This token may not read gated repos",
    action: { type: "open", url: `${hub.hubUrl}/settings/tokens` },
  });
});

test("a disabled repo is told as disabled", async () => {
  expect(await problemOf("/lab/disabled/resolve/main/a.txt", "read")).toMatchObject({ code: "DISABLED" });
});

test("a token that its organisation revoked, and one that lacks a permission, are told apart", async () => {
  const path = "/api/models/lab/open";
  const message = "Your token has been revoked by the organization administrator, you can no longer access it.";
  hub.faults.add({ path, times: 1, answer: { status: 403, body: JSON.stringify({ error: message }) } });
  expect(await problemOf(path, "read")).toMatchObject({
    code: "PERMISSION",
    what: "An organisation has revoked this token",
  });
  hub.faults.add({ path, answer: { status: 403, body: '{"error":"Forbidden: you lack write access"}' } });
  const lacking = await problemOf(path, "read");
  expect(lacking).toMatchObject({ code: "PERMISSION", what: "This token may not reach lab/open" });
  expect(lacking.why).toContain("you lack write access");
});

test.each([
  [400, "BAD_INPUT"],
  [402, "PAYMENT"],
  [409, "CONFLICT"],
  [410, "NOT_FOUND"],
  [500, "HUB_DOWN"],
  [503, "HUB_DOWN"],
  [511, "NOT_THE_HUB"],
])("HTTP %i of the Hub is told as %s", async (status, code) => {
  hub.faults.add({ path: "/api/models", answer: { status } });
  expect((await problemOf("/api/models")).code).toBe(code);
});

test("the router's own errors: credits, permission, provider", async () => {
  const url = `${hub.routerUrl}/v1/models`;
  const scripted = async (status: number, body: unknown) => {
    hub.faults.add({ origin: "router", times: 1, answer: { status, body: JSON.stringify(body) } });
    return problemOf(url, "read");
  };
  expect(await scripted(402, { error: "You have depleted your monthly included credits." })).toMatchObject({
    code: "PAYMENT",
    action: { url: `${hub.hubUrl}/settings/billing` },
  });
  const missing = "This authentication method does not have sufficient permissions to call Inference Providers";
  expect(await scripted(403, { error: { message: missing } })).toMatchObject({
    code: "PERMISSION",
    action: { url: expect.stringContaining("inference.serverless.write") },
  });
  const unsupported = { error: { message: "The requested model 'x' is not supported", code: "model_not_supported" } };
  expect(await scripted(400, unsupported)).toMatchObject({ code: "PROVIDER", why: expect.stringContaining("'x'") });
  expect(await scripted(503, { error: "Model x is currently loading" })).toMatchObject({ code: "PROVIDER" });
  expect(await scripted(404, { error: "Model x does not exist" })).toMatchObject({ code: "NOT_FOUND" });
  expect(await scripted(401, { error: "Invalid credentials in Authorization header" })).toMatchObject({
    code: "TOKEN_REJECTED",
  });
});

test("a signed link that has expired is told as such", async () => {
  hub.faults.add({ origin: "cdn", answer: { status: 403, body: "<Error><Code>AccessDenied</Code></Error>" } });
  const problem = await problemOf(`${hub.cdnUrl}/some/file?Signature=secretsignature`);
  expect(problem).toMatchObject({ code: "HUB_DOWN", what: "The link to this file is no longer good" });
  expect(JSON.stringify(problem)).not.toContain("secretsignature");
});

test("what a server says is cut, on one line, and without control or direction characters", async () => {
  const body = JSON.stringify({ error: `evil \u202egnp.exe\u0007\nsecond line ${"long ".repeat(5000)}` });
  hub.faults.add({ path: "/api/models", answer: { status: 400, body } });
  const { why } = await problemOf("/api/models");
  expect(why.length).toBeLessThan(400);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(why).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
});

test("a token that a server echoes does not come back in the words", async () => {
  const token = sampleToken();
  const body = JSON.stringify({ error: `no such thing: ${token}` });
  hub.faults.add({ path: "/api/models", answer: { status: 400, body } });
  expect(JSON.stringify(await problemOf("/api/models"))).not.toContain(token.slice(3));
});

test("the request id is kept for a bug report", async () => {
  hub.faults.add({ path: "/api/models", answer: { status: 500 } });
  expect((await problemOf("/api/models")).details).toMatch(/^HTTP 500, 127\.0\.0\.1:\d+, Root=1-[0-9a-f-]{36}$/);
});
