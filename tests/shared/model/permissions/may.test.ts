/** One answer at a time: its reason, the permission's own name, and the click that mends it. */
import { describe, expect, test } from "vitest";
import type { Holder } from "#shared/model/permissions/holder.ts";
import { permissionMatrix } from "#shared/model/permissions/matrix.ts";
import { may, readingOf } from "#shared/model/permissions/may.ts";
import type { Target, Verdict } from "#shared/model/permissions/verdict.ts";
import { holderOf } from "#tests/shared/model/permissions/holder-of.ts";
import {
  fine,
  onGroup,
  onOrg,
  onRepo,
  onSelf,
  org,
  readToken,
  whoami,
  writeToken,
} from "#tests/shared/model/permissions/whoami-json.ts";

const you: Target = { type: "user" };
const acme: Target = { type: "org", name: "acme" };
const repo = (id: string, gated: "no" | "auto" | "manual" = "no"): Target => ({
  type: "repo",
  repo: { kind: "model", id },
  isPrivate: false,
  gated,
});
/** The address of the click that mends it, taken apart. */
function pageOf({ mend }: Verdict): { readonly path: string; readonly query: Readonly<Record<string, string[]>> } {
  if (mend?.type !== "open") throw new Error("No page mends it");
  const url = new URL(mend.url);
  expect(url.origin).toBe("https://huggingface.co");
  const names = [...new Set(url.searchParams.keys())];
  return { path: url.pathname, query: Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name)])) };
}

describe("a token that lacks a permission", () => {
  test("names it, and leads to a page that adds it to what the token has", () => {
    const account = holderOf(whoami(fine([onSelf("repo.content.read")], { gated: true })));
    const verdict = may(account, "run-inference", you);
    expect(verdict).toMatchObject({
      answer: "no",
      permission: "inference.serverless.write",
      reason: "The token lacks inference.serverless.write for your account.",
    });
    expect(pageOf(verdict)).toEqual({
      path: "/settings/tokens/new",
      query: {
        tokenType: ["fineGrained"],
        ownUserPermissions: ["repo.content.read", "inference.serverless.write"],
        canReadGatedRepos: ["true"],
      },
    });
  });

  test("leads to a page that names the organisation it lacks it in", () => {
    const account = holderOf(whoami(fine([onOrg("acme", "repo.content.read")]), { orgs: [org("acme")] }));
    expect(pageOf(may(account, "upload", acme)).query).toEqual({
      tokenType: ["fineGrained"],
      orgs: ["acme"],
      orgPermissions: ["repo.content.read", "repo.write"],
    });
  });

  test("a read token is mended by a fine-grained one, not by a write token", () => {
    const { query } = pageOf(may(holderOf(whoami(readToken)), "upload", you));
    expect(query["tokenType"]).toEqual(["fineGrained"]);
    expect(query["ownUserPermissions"]).toContain("repo.write");
  });

  test("the gated flag is asked for as the page calls it", () => {
    const account = holderOf(whoami(fine([])));
    const verdict = may(account, "read-gated", repo("meta/llama", "manual"));
    expect(verdict).toMatchObject({ answer: "no", permission: "canReadGatedRepos" });
    expect(pageOf(verdict).query["canReadGatedRepos"]).toEqual(["true"]);
  });

  test("a token with more than an address can hold is mended without what it has", () => {
    const many = Array.from({ length: 150 }, (_, index) => `permission.of.tomorrow.${index}`);
    const { query } = pageOf(may(holderOf(whoami(fine([onSelf(...many)]))), "upload", you));
    expect(query["ownUserPermissions"]).toEqual(["repo.write"]);
  });
});

describe("an organisation's rule", () => {
  const ruled = (word: string) =>
    holderOf(whoami(writeToken, { orgs: [org("acme", { securityRestrictions: [word] })] }));

  test.each([
    ["sso", "single sign-on", "/acme"],
    ["mfa", "two-factor", "/settings/authentication"],
    ["ip", "certain networks", "/acme"],
    ["token-policy", "rule for tokens", "/settings/tokens/new"],
    ["token-revoked", "administrator of acme", "/settings/tokens/new"],
    ["retina-scan", '"retina-scan"', "/acme"],
  ])("%s is told as what it is, with the page that mends it", (word, reason, path) => {
    const verdict = may(ruled(word), "upload", acme);
    expect(verdict).toMatchObject({ answer: "no", cause: "org-rule", reason: expect.stringContaining(reason) });
    expect(pageOf(verdict).path).toBe(path);
  });

  test("holds for each repo of the organisation, and says unknown of what is public", () => {
    expect(may(ruled("sso"), "upload", repo("acme/x"))).toMatchObject({ answer: "no", cause: "org-rule" });
    expect(may(ruled("sso"), "read-public", repo("Acme/x"))).toMatchObject({ answer: "unknown", cause: "org-rule" });
    expect(may(ruled("sso"), "read-public", repo("bob/x"))).toMatchObject({ answer: "yes" });
  });
});

describe("a single repo", () => {
  const reader = holderOf(whoami(readToken, { orgs: [org("acme", { roleInOrg: "contributor" })] }));
  const writer = holderOf(whoami(writeToken, { orgs: [org("acme", { roleInOrg: "contributor" })] }));

  test("that is gated and of others is unknown until the Hub is asked, and leads to its page", () => {
    const verdict = may(reader, "read-gated", repo("meta/llama", "auto"));
    expect(verdict).toMatchObject({ answer: "unknown", cause: "gate" });
    expect(verdict.mend).toMatchObject({ label: "Request access", url: "https://huggingface.co/meta/llama" });
  });

  test("that is gated and one's own, or one's organisation's, is open", () => {
    expect(may(reader, "read-gated", repo("alice/x", "manual")).answer).toBe("yes");
    expect(may(reader, "read-gated", repo("acme/x", "manual")).answer).toBe("yes");
  });

  test("of an organisation in which one contributes may be one's own, which only the Hub knows", () => {
    expect(may(writer, "upload", repo("acme/x"))).toMatchObject({ answer: "unknown", cause: "org-role" });
  });

  test("of others takes no upload, but a pull request and a word", () => {
    expect(may(writer, "upload", repo("bob/x"))).toMatchObject({ answer: "no", cause: "not-yours" });
    expect(may(writer, "open-pull-request", repo("bob/x")).answer).toBe("yes");
    expect(may(reader, "discuss", repo("bob/x")).answer).toBe("no");
  });

  test("discussions elsewhere take the global permission, which the page is asked for", () => {
    const account = holderOf(whoami(fine([onSelf("discussion.write")])));
    expect(pageOf(may(account, "discuss", repo("bob/x"))).query["globalPermissions"]).toEqual(["discussion.write"]);
  });

  test("is covered by a scope on that very repo, not on one of another kind or name", () => {
    const account = holderOf(
      whoami(fine([onRepo("model", "acme/x", "repo.write"), onRepo("dataset", "acme/y", "repo.write")]), {
        orgs: [org("acme")],
      }),
    );
    expect(may(account, "upload", repo("acme/x")).answer).toBe("yes");
    expect(may(account, "upload", repo("ACME/X")).answer).toBe("yes");
    expect(may(account, "upload", repo("acme/y")).answer).toBe("no");
    expect(may(account, "upload", acme)).toMatchObject({ answer: "yes", onlyFor: ["acme/x", "acme/y"] });
  });

  test("may be in a resource group that the token is for", () => {
    const orgs = [org("acme", { resourceGroups: [{ id: "rg1", name: "vision", role: "write" }] })];
    const account = holderOf(whoami(fine([onGroup("rg1", "repo.write")]), { orgs }));
    expect(may(account, "upload", repo("acme/x"))).toMatchObject({
      answer: "unknown",
      reason: "The token reaches only repos of the resource group vision.",
    });
  });

  test("is run by whoever asks, whoever made it", () => {
    expect(may(reader, "run-inference", repo("bob/x")).answer).toBe("yes");
  });

  test("is read by the deed that fits it", () => {
    expect(readingOf({ isPrivate: true, gated: "auto" })).toBe("read-private");
    expect(readingOf({ isPrivate: false, gated: "manual" })).toBe("read-gated");
    expect(readingOf({ isPrivate: false, gated: "no" })).toBe("read-public");
  });
});

describe("an account", () => {
  test("that is not there may read what is public, and is asked to sign in for the rest", () => {
    expect(may(null, "read-public", repo("bob/x"))).toMatchObject({ answer: "yes", mend: null });
    expect(may(null, "run-inference", you)).toMatchObject({
      answer: "no",
      cause: "signed-out",
      mend: { type: "sign-in" },
    });
  });

  test("whose token the Hub no longer takes may nothing, and leads to where it is replaced", () => {
    const account: Holder = { ...holderOf(whoami(writeToken)), state: { type: "rejected" } };
    for (const { cells } of permissionMatrix(account).rows) {
      expect(cells[0]).toMatchObject({ answer: "no", cause: "rejected", mend: { type: "go", to: "account" } });
    }
  });

  test("whose sign-in told its scopes is judged by them", () => {
    const scopes = ["openid", "read-repos", "inference-api", "jobs"];
    const base = holderOf(whoami(readToken, { orgs: [org("acme")] }));
    const account: Holder = { ...base, token: { grant: { type: "oauth", scopes } } };
    expect(may(account, "run-inference", you).answer).toBe("yes");
    expect(may(account, "read-private", you).answer).toBe("yes");
    expect(may(account, "read-private", acme).answer).toBe("unknown");
    expect(may(account, "upload", you)).toMatchObject({ answer: "no", cause: "not-granted" });
    expect(may(account, "read-gated", repo("bob/x", "auto")).answer).toBe("no");
    expect(permissionMatrix(account).alsoAllows.map(({ permission }) => permission)).toEqual(["jobs", "openid"]);
  });
});

test("what no row is about is listed in the Hub's own words, with what it is for", () => {
  const account = holderOf(
    whoami(
      fine([onSelf("user.webhooks.read", "repo.write"), onOrg("acme", "zz.new", "user.webhooks.read")], {
        global: ["post.write"],
      }),
    ),
  );
  expect(permissionMatrix(account).alsoAllows).toEqual([
    { permission: "post.write", on: ["everything you can reach"] },
    { permission: "user.webhooks.read", on: ["acme", "alice"] },
    { permission: "zz.new", on: ["acme"] },
  ]);
});
