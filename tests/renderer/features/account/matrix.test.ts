/** The permission matrix as it is shown: the words of its cells, where keys lead, what was checked. */
import { describe, expect, it, test } from "vitest";
import { cellAfterKey, firstWorthALook } from "#renderer/features/account/matrix/cell-after-key.ts";
import { cellWords, signOf } from "#renderer/features/account/matrix/cell-words.ts";
import { cellKey, shownMatrix } from "#renderer/features/account/matrix/shown-matrix.ts";
import { tickedWords } from "#renderer/text/ticked-words.ts";
import type { Holder, OrganisationFacts } from "#shared/model/permissions/holder.ts";
import type { Cause, Verdict } from "#shared/model/permissions/verdict.ts";
import { newTokenPage } from "#shared/model/token-page.ts";

const org = (facts: Partial<OrganisationFacts>): OrganisationFacts => ({
  id: null,
  name: "helios",
  role: "admin",
  plan: null,
  canPay: null,
  isSpendLimitReached: false,
  restrictions: [],
  resourceGroups: [],
  ...facts,
});

const holder = (organisations: readonly OrganisationFacts[]): Holder => ({
  hubOrigin: "https://huggingface.co",
  user: { name: "ana-m", canPay: null, organisations },
  token: { grant: { type: "oauth", scopes: ["read-repos"] } },
  state: { type: "accepted" },
});

const verdict = (cause: Cause, more: Partial<Verdict> = {}): Verdict => ({
  deed: "upload",
  answer: "no",
  cause,
  reason: "",
  permission: null,
  mend: null,
  onlyFor: [],
  checkedAt: null,
  ...more,
});
const noon = new Date(2026, 10, 22, 12, 0).getTime();

describe("a cell", () => {
  test.each([
    ["a role that is too low", verdict("org-role"), undefined, "Not in your role"],
    ["an organisation's sign-on", verdict("org-rule"), "sso", "Sign-on needed"],
    ["a rule that nobody knows yet", verdict("org-rule"), "moon-phase", "Organisation rule"],
    ["one repo", verdict("granted-in-part", { onlyFor: ["helios/lumen"] }), undefined, "1 repo only"],
    ["repos", verdict("granted-in-part", { onlyFor: ["helios/a1", "helios/b2"] }), undefined, "2 repos only"],
    ["a group", verdict("granted-in-part", { onlyFor: ["the resource group clinic"] }), undefined, "In part"],
    ["an answer of the Hub", verdict("checked", { checkedAt: noon }), undefined, "Checked 12:00"],
  ])("says for %s in a few words what it is", (_, one, restriction, words) => {
    expect(cellWords(one, restriction, noon)).toBe(words);
  });

  it("tells a yes in part from a plain yes", () => {
    expect(signOf({ answer: "yes", cause: "granted-in-part" })).toBe("part");
    expect(signOf({ answer: "yes", cause: "granted" })).toBe("yes");
  });
});

describe("keys in the grid", () => {
  const size = { rows: 10, columns: 3 };
  const at = { row: 4, column: 1 };
  test.each([
    ["ArrowUp", false, { row: 3, column: 1 }],
    ["ArrowRight", false, { row: 4, column: 2 }],
    ["Home", false, { row: 4, column: 0 }],
    ["Home", true, { row: 0, column: 0 }],
    ["End", true, { row: 9, column: 2 }],
    ["PageDown", false, { row: 9, column: 1 }],
  ])("%s (Ctrl %s) leads to %o", (key, ctrlKey, place) => {
    expect(cellAfterKey({ key, ctrlKey }, at, size)).toEqual(place);
  });

  it("stay inside, and leave other keys alone", () => {
    expect(cellAfterKey({ key: "ArrowRight", ctrlKey: false }, { row: 0, column: 2 }, size)).toEqual({
      row: 0,
      column: 2,
    });
    expect(cellAfterKey({ key: "a", ctrlKey: false }, at, size)).toBeNull();
  });
});

describe("the matrix", () => {
  it("begins where there is something to explain, with oneself first", () => {
    const answers = (...list: string[]) => ({ cells: list.map((answer) => ({ answer })) });
    expect(firstWorthALook([answers("yes", "no"), answers("unknown", "yes")])).toEqual({ row: 1, column: 0 });
    expect(firstWorthALook([answers("yes", "yes"), answers("yes", "no")])).toEqual({ row: 1, column: 1 });
    expect(firstWorthALook([answers("yes")])).toEqual({ row: 0, column: 0 });
  });

  it("names oneself You, says each role, and knows which rule a column is under", () => {
    const { columns, rows } = shownMatrix(
      holder([org({ restrictions: ["mfa"] }), org({ name: "quarry-labs", role: "no_access" })]),
      new Map(),
    );
    expect(columns.map(({ title, role }) => [title, role])).toEqual([
      ["You", null],
      ["helios", "admin"],
      ["quarry-labs", "no access"],
    ]);
    expect(rows[0]?.cells.map(({ restriction }) => restriction)).toEqual([undefined, "mfa", undefined]);
  });

  it("shows what the Hub answered in the cell that was checked, and in no other", () => {
    const probe = { type: "granted", need: "read", checkedAt: noon } as const;
    const checked = new Map([[cellKey("read-private", "helios"), { repoId: "helios/lumen", probe }]]);
    const { rows } = shownMatrix(holder([org({}), org({ name: "other" })]), checked);
    const row = rows.find(({ deed }) => deed === "read-private");
    expect(row?.cells.map(({ verdict: { answer, cause } }) => [answer, cause])).toEqual([
      ["yes", "granted"],
      ["yes", "checked"],
      ["unknown", "not-told"],
    ]);
  });
});

describe("what a link to the token page has ticked", () => {
  it("is read from the link itself", () => {
    const link = newTokenPage("https://huggingface.co", {
      own: ["repo.write"],
      orgs: ["helios"],
      orgPermissions: ["repo.content.read"],
      canReadGatedRepos: true,
    });
    expect(tickedWords(link)).toEqual([
      { on: "you", permissions: ["repo.write"] },
      { on: "helios", permissions: ["repo.content.read"] },
      { on: "gated repos", permissions: ["canReadGatedRepos"] },
    ]);
  });

  it("is nothing for another page", () => {
    expect(tickedWords("https://huggingface.co/settings/authentication?orgs=x")).toEqual([]);
  });
});
