/** Every signal that the reference lists for people (its section 12, and the router's and organisations' errors), and what is said of it. */
import { describe, expect, test } from "vitest";
import { checkToken } from "#core/accounts/check-token.ts";
import { problemFromNetwork } from "#core/hub/problem-from-network.ts";
import { problemFromResponse } from "#core/hub/problem-from-response.ts";
import { ProblemError } from "#core/problem-error.ts";
import { diskProblem } from "#core/store/disk-problem.ts";
import { problem as problemShape } from "#shared/contract/problems.ts";
import type { Problem } from "#shared/model/problem.ts";

const hub = "https://huggingface.co";
const router = "https://router.huggingface.co";
const now = 1_800_000_000_000;

type Signal = {
  readonly status: number;
  readonly url?: string;
  readonly code?: string;
  readonly message?: string;
  /** The whole body, where it is not the message as JSON. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly isAnonymous?: boolean;
  /** Whether it comes from something else than the Hub, which marks all its answers. */
  readonly isUnmarked?: boolean;
  readonly endpoint?: string;
};
const file = `${hub}/lab/model/resolve/main/a.txt`;

async function told(signal: Signal): Promise<Problem> {
  const { status, url = file, code, message, headers = {}, isAnonymous, isUnmarked, endpoint = hub } = signal;
  const body = signal.body ?? (message === undefined ? "" : JSON.stringify({ error: message }));
  const marks: Record<string, string> = isUnmarked ? {} : { "x-request-id": "Root=1-2-3" };
  if (code !== undefined) marks["x-error-code"] = code;
  const response = new Response(status === 204 ? null : body, { status, headers: { ...marks, ...headers } });
  const context = { endpoint: { hub: endpoint, router }, url: new URL(url), hadToken: !isAnonymous, now };
  const problem = await problemFromResponse(response, context);
  expect(problemShape.safeParse(problem).success).toBe(true);
  expect(problem.what).not.toMatch(/\b\d{3}\b|undefined|null/);
  expect(problem.why.length).toBeGreaterThan(15);
  return problem;
}

const to = (path: string) => ({ type: "open", url: hub + path });
const again = { type: "retry" };
const notListed =
  "Access to model lab/model is restricted and you are not in the authorized list. Visit it to ask for access.";
const page = "<!doctype html><title>Sign in</title>";
const credits = "You have depleted your monthly included credits. Purchase pre-paid credits to continue.";

describe("the Hub", () => {
  test.each<readonly [string, Signal, object]>([
    [
      "a bad token",
      { status: 401, message: "Invalid credentials in Authorization header" },
      { code: "TOKEN_REJECTED", action: to("/settings/tokens") },
    ],
    [
      "no token on a repo",
      { status: 401, message: "Invalid username or password.", isAnonymous: true },
      { code: "NOT_FOUND", action: { type: "sign-in" } },
    ],
    [
      "no token elsewhere",
      { status: 401, url: `${hub}/api/whoami-v2`, message: "Invalid username or password.", isAnonymous: true },
      { code: "NOT_SIGNED_IN", action: { type: "sign-in" } },
    ],
    [
      "a repo that is not there, or not for her",
      { status: 404, code: "RepoNotFound", message: "Repository not found" },
      { code: "NOT_FOUND", what: "lab/model was not found" },
    ],
    [
      "a revision that is not there",
      { status: 404, code: "RevisionNotFound", message: "Invalid rev id: x" },
      { code: "NOT_FOUND", what: "lab/model has no such revision" },
    ],
    [
      "a file that is not there",
      { status: 404, code: "EntryNotFound", message: "Entry not found" },
      { code: "NOT_FOUND", what: "The file is not there" },
    ],
    [
      "a gate without a token",
      { status: 401, code: "GatedRepo", message: "Please log in.", isAnonymous: true },
      { code: "GATED", action: { type: "sign-in" } },
    ],
    [
      "a gate with a token",
      { status: 403, code: "GatedRepo", message: notListed },
      { code: "GATED", action: { ...to("/lab/model"), label: "Request access" } },
    ],
    [
      "a gate, waiting",
      { status: 403, code: "GatedRepo", message: "Your request is awaiting a review from the repo authors." },
      { code: "GATED", what: "Your request for lab/model is waiting", action: to("/lab/model") },
    ],
    [
      "a gate, declined",
      { status: 403, code: "GatedRepo", message: "Your request has been rejected by the repo authors." },
      { code: "GATED", what: "Your request for lab/model was declined" },
    ],
    [
      "a token without the gated flag",
      {
        status: 403,
        message:
          "Please enable access to public gated repositories in your fine-grained token settings to view this repository.",
      },
      { code: "PERMISSION", what: "This token may not read gated repos", action: to("/settings/tokens") },
    ],
    [
      "a disabled repo",
      { status: 403, message: "Access to this resource is disabled." },
      { code: "DISABLED", action: to("/lab/model") },
    ],
    [
      "a disabled repo that is gated too",
      { status: 401, code: "GatedRepo", message: "Access to it is restricted.", isAnonymous: true },
      { code: "GATED" },
    ],
    [
      "a token that the organisation revoked",
      {
        status: 403,
        message:
          "Your token has been revoked by the organization administrator, you can no longer access organization resources.",
      },
      { code: "PERMISSION", what: "An organisation has revoked this token", action: to("/lab") },
    ],
    [
      "single sign-on",
      { status: 403, message: "You must sign in with SSO to access this organization" },
      { code: "PERMISSION", what: expect.stringContaining("single sign-on"), action: to("/lab") },
    ],
    [
      "two-factor authentication",
      { status: 403, message: "This organization requires two-factor authentication" },
      { code: "PERMISSION", action: to("/settings/authentication") },
    ],
    [
      "a network rule",
      { status: 403, message: "Your IP address is not allowed by the organization" },
      { code: "PERMISSION", what: expect.stringContaining("networks"), action: to("/lab") },
    ],
    [
      "fine-grained tokens only",
      { status: 403, message: "This organization requires fine-grained tokens" },
      { code: "PERMISSION", action: to("/settings/tokens/new?tokenType=fineGrained") },
    ],
    [
      "a token that waits for approval",
      { status: 403, message: "Your token is pending approval by the organization" },
      { code: "PERMISSION", what: expect.stringContaining("not approved") },
    ],
    [
      "a token that was denied",
      { status: 403, message: "This token was denied by an administrator" },
      { code: "PERMISSION", what: expect.stringContaining("declined") },
    ],
    [
      "any other refusal",
      { status: 403, message: "You don't have the rights to write to this repository." },
      { code: "PERMISSION", why: expect.stringContaining("rights to write"), action: to("/settings/tokens") },
    ],
    ["payment", { status: 402, message: "Payment required" }, { code: "PAYMENT" }],
    [
      "a name that is taken",
      { status: 409, url: `${hub}/api/repos/create`, message: "You already created this model repo" },
      { code: "CONFLICT", what: "You already have a repo of this name", action: null },
    ],
    [
      "two who create at once",
      {
        status: 409,
        url: `${hub}/api/repos/create`,
        message: "Cannot create repo: another conflicting operation is in progress",
      },
      { code: "CONFLICT", action: again },
    ],
    [
      "a branch that exists",
      { status: 409, url: `${hub}/api/models/lab/model/branch/x`, message: "Reference refs/heads/x already exists" },
      { code: "CONFLICT", why: expect.stringContaining("already exists") },
    ],
    [
      "a commit that came in between",
      { status: 412, message: "A commit has happened since. Please refresh and try again." },
      { code: "CONFLICT", action: again },
    ],
    [
      "too many requests",
      { status: 429, headers: { ratelimit: '"api";r=0;t=30' } },
      { code: "RATE_LIMITED", action: again, retryAt: now + 31_000 },
    ],
    [
      "too many new repos",
      { status: 429, message: "You have exceeded the rate limit for repository creation (300 per day)." },
      { code: "RATE_LIMITED", why: expect.stringContaining("300 per day") },
    ],
    ["a part that is too long", { status: 416, message: "Range not satisfiable" }, { code: "CORRUPT", action: again }],
    [
      "a bad parameter",
      { status: 400, message: "Invalid expand" },
      { code: "BAD_INPUT", why: expect.stringContaining("Invalid expand") },
    ],
    ["a slow answer", { status: 408 }, { code: "HUB_DOWN", action: again }],
    ["a fault of the Hub", { status: 500, message: "Internal error" }, { code: "HUB_DOWN", action: again }],
    ["a gateway's page", { status: 502, body: page, isUnmarked: true }, { code: "HUB_DOWN", action: again }],
  ])("%s", async (_, signal, expected) => {
    expect(await told(signal)).toMatchObject(expected);
  });
});

describe("the router", () => {
  const chat = { url: `${router}/v1/chat/completions` };
  test.each<readonly [string, Signal, object]>([
    [
      "credits that are used up",
      { ...chat, status: 402, message: credits },
      { code: "PAYMENT", action: to("/settings/billing") },
    ],
    [
      "a token without the permission",
      {
        ...chat,
        status: 403,
        message:
          "This authentication method does not have sufficient permissions to call Inference Providers on behalf of user alice",
      },
      { code: "PERMISSION", action: { type: "open", url: expect.stringContaining("inference.serverless.write") } },
    ],
    [
      "the same as an object",
      {
        ...chat,
        status: 403,
        body: '{"error":{"message":"…does not have sufficient permissions to call Inference Providers","type":"x"}}',
      },
      { code: "PERMISSION", what: "This token may not call inference providers" },
    ],
    [
      "a gated model",
      { ...chat, status: 403, message: "Cannot access gated repo" },
      { code: "GATED", action: to("/settings/gated-repos") },
    ],
    [
      "any other refusal",
      { ...chat, status: 403, message: "Not in your plan" },
      { code: "PERMISSION", why: expect.stringContaining("Not in your plan") },
    ],
    [
      "a model that nobody serves",
      {
        ...chat,
        status: 400,
        body: '{"error":{"message":"The requested model \'x\' is not supported by any provider you have enabled.","code":"model_not_supported"}}',
      },
      { code: "PROVIDER", action: to("/settings/inference-providers") },
    ],
    [
      "a model that is not deployed",
      { ...chat, status: 400, message: "Model x not supported by provider hf-inference" },
      { code: "PROVIDER", action: to("/settings/inference-providers") },
    ],
    [
      "a bad token",
      { ...chat, status: 401, message: "Invalid credentials in Authorization header" },
      { code: "TOKEN_REJECTED" },
    ],
    [
      "no token",
      { ...chat, status: 401, message: "Invalid username or password.", isAnonymous: true },
      { code: "NOT_SIGNED_IN" },
    ],
    [
      "a provider that refuses its own key",
      { ...chat, status: 401, message: "Incorrect API key provided" },
      { code: "PROVIDER", action: to("/settings/inference-providers") },
    ],
    ["a model that is not known", { ...chat, status: 404, message: "Model x does not exist" }, { code: "NOT_FOUND" }],
    [
      "a request that the model cannot take",
      { ...chat, status: 422, message: "Template error: template not found" },
      { code: "PROVIDER", why: expect.stringContaining("Template error"), action: null },
    ],
    [
      "too many requests",
      { ...chat, status: 429, headers: { "retry-after": "20" } },
      { code: "RATE_LIMITED", what: "The provider asks to wait", retryAt: now + 20_000 },
    ],
    [
      "a model that is loading",
      { ...chat, status: 503, body: '{"error":"Model x is currently loading","estimated_time":20.0}' },
      { code: "PROVIDER", what: "The provider is still loading the model", retryAt: now + 20_000 },
    ],
    [
      "a plain gateway",
      { ...chat, status: 504, body: "upstream request timeout", isUnmarked: true },
      { code: "PROVIDER", action: again },
    ],
  ])("%s", async (_, signal, expected) => {
    expect(await told(signal)).toMatchObject(expected);
  });
});

describe("what stands before the Hub, and its storage", () => {
  const cdn = { url: "https://cdn-lfs.hf.co/repos/a?Signature=x", isUnmarked: true };
  const other = "https://hub.example.com";
  test.each<readonly [string, Signal, object]>([
    [
      "a signed link that has expired",
      { ...cdn, status: 403, body: "<Error><Code>AccessDenied</Code></Error>" },
      { code: "HUB_DOWN", what: "The link to this file is no longer good" },
    ],
    [
      "a firewall before the storage",
      { ...cdn, status: 403, body: page },
      { code: "NOT_THE_HUB", why: expect.stringContaining("token is not the reason") },
    ],
    [
      "a firewall, or a rule for a country",
      { status: 403, body: page, isUnmarked: true },
      { code: "NOT_THE_HUB", why: expect.stringContaining("token is not the reason") },
    ],
    [
      "a captive portal",
      { status: 511, body: page, isUnmarked: true },
      { code: "NOT_THE_HUB", why: expect.stringContaining("sign in") },
    ],
    [
      "a portal that answers 404",
      { status: 404, body: page, isUnmarked: true },
      { code: "NOT_THE_HUB", action: again },
    ],
    [
      "an endpoint that is no Hub",
      { status: 404, body: page, isUnmarked: true, endpoint: other, url: `${other}/api/models` },
      { code: "NOT_THE_HUB", action: { type: "go", to: "settings" } },
    ],
    [
      "a proxy that wants a name",
      { status: 407, body: page, isUnmarked: true },
      { code: "PROXY", action: { type: "go", to: "settings" } },
    ],
    ["a page of the Hub's own", { status: 404, body: page, code: "RepoNotFound" }, { code: "NOT_FOUND" }],
  ])("%s", async (_, signal, expected) => {
    expect(await told(signal)).toMatchObject(expected);
  });

  test("the five meanings of a 403 are five different sentences", async () => {
    const found = await Promise.all([
      told({ status: 403, code: "GatedRepo", message: notListed }),
      told({ status: 403, message: "You lack write access" }),
      told({ status: 403, body: page, isUnmarked: true }),
      told({ ...cdn, status: 403, body: "<Error/>" }),
      told({ status: 403, url: `${router}/v1/models`, message: "does not have sufficient permissions" }),
    ]);
    expect(new Set(found.map(({ what }) => what)).size).toBe(5);
  });
});

describe("this computer", () => {
  const failed = (code: string) => new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
  test.each([
    ["a name that is not found", "ENOTFOUND", "OFFLINE"],
    ["a port that is shut", "ECONNREFUSED", "OFFLINE"],
    ["a certificate that nobody trusts", "SELF_SIGNED_CERT_IN_CHAIN", "TLS"],
    ["a certificate that is over", "CERT_HAS_EXPIRED", "TLS"],
    ["a connection that breaks", "ECONNRESET", "HUB_DOWN"],
  ])("%s", (_, code, expected) => {
    const problem = problemFromNetwork(failed(code), new URL(file), null);
    expect(problem).toMatchObject({ code: expected, action: again });
  });

  test.each([
    ["ENOSPC", "DISK_FULL"],
    ["EDQUOT", "DISK_FULL"],
    ["EROFS", "DISK"],
    ["EACCES", "DISK"],
  ])("a disk that says %s", (code, expected) => {
    expect(diskProblem(Object.assign(new Error(code), { code }), "/cache")).toMatchObject({
      code: expected,
      action: again,
    });
  });

  test("a token that does not begin with hf_ never leaves it", () => {
    expect(() => checkToken("sk-0123456789abcdefghij")).toThrow(ProblemError);
  });
});
