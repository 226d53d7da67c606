import { expect, test } from "vitest";
import { type Advised, type AdvisedFinding, advise } from "#shared/model/advice.ts";

const day = 86_400_000;
const now = Date.parse("2026-11-22T12:00:00Z");
const readToken: Advised["token"] = { createdAt: now - day, expiresAt: null, grant: { type: "read" } };
const account: Advised = {
  id: "a",
  hubOrigin: "https://huggingface.co",
  user: { organisations: [] },
  token: readToken,
  dismissedAdvice: [],
};
const copy: AdvisedFinding = { accountId: "a", isPlainText: true, isOurs: false, where: "/home/ana/.env" };
const ids = (advised: Partial<Advised>, findings: readonly AdvisedFinding[] = []) =>
  advise({ ...account, ...advised }, findings, now).map(({ id }) => id);
const fineGrained = (permissions: string[], global: string[] = []): Advised["token"] => ({
  ...readToken,
  grant: {
    type: "fineGrained",
    canReadGatedRepos: true,
    global,
    scoped: [{ entityType: "user", entityId: null, entityName: "ana", permissions, patternsOn: [] }],
    isCut: false,
  },
});

test("a young token that only reads needs no advice", () => {
  expect(ids({})).toEqual([]);
  expect(ids({ token: fineGrained(["repo.content.read", "inference.serverless.write"]) })).toEqual([]);
});

test.each([
  ["a write token", { ...readToken, grant: { type: "write" } } as const, true],
  ["one that may write repos", fineGrained(["repo.content.read", "repo.write"]), true],
  ["one that may post anywhere", fineGrained(["repo.content.read"], ["post.write"]), true],
  ["one of which little is known", { ...readToken, grant: { type: "unknown" } } as const, false],
  ["a browser login", { ...readToken, grant: { type: "oauth", scopes: null } } as const, false],
])("%s is called over-powered as it is", (_, token, isToldSo) => {
  expect(ids({ token })).toEqual(isToldSo ? ["over-powered"] : []);
});

test.each([
  [90, []],
  [91, ["old"]],
])("a token of %i days", (days, expected) => {
  expect(ids({ token: { ...readToken, createdAt: now - days * day } })).toEqual(expected);
});

test.each([
  [-1, []],
  [0, []],
  [1, ["expiring"]],
  [7 * day, ["expiring"]],
  [7 * day + 1, []],
])("a token that ends in %i ms", (ms, expected) => {
  expect(ids({ token: { ...readToken, expiresAt: now + ms } })).toEqual(expected);
});

test("a browser login that ends says that it cannot be renewed here", () => {
  const token: Advised["token"] = { createdAt: null, expiresAt: now + 3 * day, grant: { type: "oauth", scopes: null } };
  expect(advise({ ...account, token }, [], now)[0]?.text).toMatch(/in 3 days.*cannot renew/);
});

test("copies count only when they are of this token, and not when the app made them", () => {
  const variable = { ...copy, isPlainText: false, where: "HF_TOKEN" };
  expect(ids({}, [copy, variable])).toEqual(["plain-text", "in-environment"]);
  expect(ids({}, [{ ...copy, isOurs: true }])).toEqual([]);
  expect(
    ids({}, [
      { ...copy, accountId: "b" },
      { ...variable, accountId: null },
    ]),
  ).toEqual([]);
  expect(advise(account, [copy, { ...copy, where: "/x" }], now)[0]).toMatchObject({
    text: expect.stringContaining("/home/ana/.env and 1 more"),
    action: { type: "found" },
  });
});

test("an organisation that keeps the token out is named, with the way that mends it", () => {
  const user = { organisations: [{ name: "acme", restrictions: ["sso"] }] };
  expect(advise({ ...account, user }, [], now)[0]).toMatchObject({
    id: "organisation-policy",
    text: expect.stringContaining("acme"),
    action: { url: "https://huggingface.co/acme" },
  });
  const policy = { organisations: [{ name: "acme", restrictions: ["token-policy"] }] };
  expect(advise({ ...account, user: policy }, [], now)[0]?.action).toMatchObject({
    url: expect.stringContaining("/settings/tokens/new"),
  });
});

test("what was dismissed is not said again, and the rest is", () => {
  const token: Advised["token"] = { createdAt: now - 200 * day, expiresAt: null, grant: { type: "write" } };
  expect(ids({ token })).toEqual(["over-powered", "old"]);
  expect(ids({ token, dismissedAdvice: ["over-powered"] })).toEqual(["old"]);
});
