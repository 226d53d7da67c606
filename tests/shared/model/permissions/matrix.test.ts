/** The permission matrix, whoami answer by whoami answer. */
import { describe, expect, test } from "vitest";
import { deeds } from "#shared/model/permissions/deeds.ts";
import { permissionMatrix } from "#shared/model/permissions/matrix.ts";
import { holderOf } from "#tests/shared/model/permissions/holder-of.ts";
import {
  appToken,
  fine,
  fineWithoutDetails,
  godToken,
  oauthToken,
  onGroup,
  onOrg,
  onOrgById,
  onOther,
  onRepo,
  onSelf,
  onUnnamedRepo,
  org,
  patterned,
  readToken,
  whoami,
  writeToken,
} from "#tests/shared/model/permissions/whoami-json.ts";

/**
 * A column's cells from top to bottom, in four groups: reading (public, gated, private), inference (run, bill), writing (create,
 * upload, pull request, discuss), and settings. y is yes, p yes in part, n no, ? unknown.
 */
type Columns = Readonly<Record<string, string>>;
type Row = readonly [title: string, answer: unknown, expected: Columns];

const acme = (over: Readonly<Record<string, unknown>> = {}) => ({ orgs: [org("acme", over)] });
const everything = "yyy yy yyyy y";
const readsOnly = "yyy yy nnnn n";
const nothing = "ynn nn nnnn n";
const untold = "y?? ?? ???? ?";
const shutOut = "?nn nn nnnn n";

const classic: readonly Row[] = [
  ["a read token", whoami(readToken), { you: readsOnly }],
  ["a write token", whoami(writeToken), { you: everything }],
  ["a read token as admin of an organisation", whoami(readToken, acme({ roleInOrg: "admin" })), { acme: readsOnly }],
  ["a write token as admin", whoami(writeToken, acme({ roleInOrg: "admin" })), { acme: everything }],
  ["a write token with the role write", whoami(writeToken, acme()), { you: everything, acme: everything }],
  ["a write token as contributor", whoami(writeToken, acme({ roleInOrg: "contributor" })), { acme: "yyy yy ypyy p" }],
  ["a write token with the role read", whoami(writeToken, acme({ roleInOrg: "read" })), { acme: "yyy yy nnyy n" }],
  ["a read token with the role read", whoami(readToken, acme({ roleInOrg: "read" })), { acme: readsOnly }],
  ["a write token with no access", whoami(writeToken, acme({ roleInOrg: "no_access" })), { acme: nothing }],
  ["a write token with a role that is not told", whoami(writeToken, acme({ roleInOrg: null })), { acme: untold }],
  ["a write token with a role of tomorrow", whoami(writeToken, acme({ roleInOrg: "curator" })), { acme: untold }],
  ["a read token with a role that is not told", whoami(readToken, acme({ roleInOrg: 3 })), { acme: "y?? ?? nnnn n" }],
  ["a token of a role that nobody describes", whoami(godToken, acme()), { you: untold, acme: untold }],
];

const billed: readonly Row[] = [
  ["no plan and no payment method", whoami(readToken, acme({ canPay: false })), { acme: "yyy yn nnnn n" }],
  ["a plan without a payment method", whoami(readToken, acme({ canPay: false, plan: "team" })), { acme: readsOnly }],
  ["payment that is not told", whoami(readToken, acme({ canPay: null })), { acme: "yyy y? nnnn n" }],
  [
    "a spending limit that is reached",
    whoami(writeToken, acme({ spendLimitReached: true })),
    { acme: "yyy yn yyyy y" },
  ],
  ["no access, and so no billing", whoami(readToken, acme({ roleInOrg: "no_access" })), { acme: nothing }],
];

const groups = (role: string, base = "no_access") =>
  acme({ roleInOrg: base, resourceGroups: [{ id: "rg1", name: "vision", role }] });
const inGroups: readonly Row[] = [
  ["write in one resource group only", whoami(writeToken, groups("write")), { acme: "ypp pp pppp p" }],
  ["read in one resource group only", whoami(writeToken, groups("read")), { acme: "ypp pp nnpp n" }],
  ["read, and admin in one group", whoami(writeToken, groups("admin", "read")), { acme: "yyy yy ppyy p" }],
  [
    "a token for that group",
    whoami(fine([onGroup("rg1", "repo.write")]), groups("write", "write")),
    { you: nothing, acme: "ypp nn pppn p" },
  ],
  [
    "a token for a group that is not told",
    whoami(fine([onGroup("rg9", "repo.write")]), acme()),
    { you: nothing, acme: "y?? nn ???n ?" },
  ],
  [
    "a token for a group of another organisation",
    whoami(fine([onGroup("rg1", "repo.write")]), {
      orgs: [org("acme"), org("birch", { resourceGroups: [{ id: "rg1", name: "vision", role: "write" }] })],
    }),
    { acme: nothing, birch: "ypp nn pppn p" },
  ],
];

const ruled = (token: Parameters<typeof whoami>[0], ...securityRestrictions: unknown[]) =>
  whoami(token, acme({ securityRestrictions }));
const rules: readonly Row[] = [
  ["single sign-on", ruled(writeToken, "sso"), { you: everything, acme: shutOut }],
  ["two-factor authentication", ruled(writeToken, "mfa"), { you: everything, acme: shutOut }],
  ["a network rule", ruled(writeToken, "ip"), { acme: shutOut }],
  ["a token policy", ruled(readToken, "token-policy"), { you: readsOnly, acme: shutOut }],
  ["a token that the organisation revoked", ruled(writeToken, "token-revoked"), { acme: shutOut }],
  ["two rules at once", ruled(writeToken, "mfa", "ip"), { acme: shutOut }],
  ["a rule of tomorrow", ruled(writeToken, "retina-scan"), { acme: shutOut }],
  ["rules that are no list", whoami(writeToken, acme({ securityRestrictions: "sso" })), { acme: everything }],
  ["rules that are empty", ruled(writeToken), { acme: everything }],
  [
    "a rule against a fine-grained token that has it all",
    ruled(fine([onOrg("acme", "repo.write")], { gated: true }), "sso"),
    { acme: shutOut },
  ],
  [
    "a rule in one of two organisations",
    whoami(writeToken, { orgs: [org("acme", { securityRestrictions: ["sso"] }), org("birch")] }),
    { acme: shutOut, birch: everything },
  ],
];

const own: readonly Row[] = [
  ["nothing at all", whoami(fine([])), { you: nothing }],
  ["the gated flag alone", whoami(fine([], { gated: true }), acme()), { you: "yyn nn nnnn n", acme: "yyn nn nnnn n" }],
  ["reading", whoami(fine([onSelf("repo.content.read")]), acme()), { you: "yyy nn nnnn n", acme: nothing }],
  [
    "reading and the gated flag",
    whoami(fine([onSelf("repo.content.read")], { gated: true })),
    { you: "yyy nn nnnn n" },
  ],
  ["inference", whoami(fine([onSelf("inference.serverless.write")]), acme()), { you: "ynn yy nnnn n", acme: nothing }],
  [
    "all that Hubdeck usually asks for",
    whoami(fine([onSelf("repo.content.read", "inference.serverless.write")], { gated: true })),
    { you: readsOnly },
  ],
  ["writing, which is reading too", whoami(fine([onSelf("repo.write")])), { you: "yyy nn yyyn y" }],
  ["pull requests only", whoami(fine([onSelf("repo.contribute.write")])), { you: "ynn nn nnyn n" }],
  ["discussions of one's own", whoami(fine([onSelf("discussion.write")])), { you: "ynn nn nnyy n" }],
  [
    "discussions everywhere",
    whoami(fine([], { global: ["discussion.write"] }), acme()),
    { you: "ynn nn nnyy n", acme: "ynn nn nnyy n" },
  ],
  ["posts everywhere, which is no row", whoami(fine([], { global: ["post.write"] })), { you: nothing }],
  [
    "settings alone, of which nobody says how far",
    whoami(fine([onSelf("repo.config.write")])),
    { you: "ynn nn nnnn ?" },
  ],
  [
    "content alone, of which nobody says how far",
    whoami(fine([onSelf("repo.content.write")])),
    { you: "yn? nn n??n n" },
  ],
  ["endpoints, which are not providers", whoami(fine([onSelf("inference.endpoints.infer.write")])), { you: nothing }],
  ["a permission of tomorrow", whoami(fine([onSelf("repo.teleport")])), { you: nothing }],
  ["a fine-grained token that is not described", whoami(fineWithoutDetails, acme()), { you: untold, acme: untold }],
];

const scoped: readonly Row[] = [
  [
    "reading in an organisation",
    whoami(fine([onOrg("acme", "repo.content.read")]), acme()),
    { you: nothing, acme: "yyy nn nnnn n" },
  ],
  [
    "an organisation known by its id",
    whoami(fine([onOrgById("acme", "repo.write")]), acme()),
    { acme: "yyy nn yyyn y" },
  ],
  ["an organisation that is not hers", whoami(fine([onOrg("birch", "repo.write")]), acme()), { acme: nothing }],
  [
    "writing in an organisation where she only reads",
    whoami(fine([onOrg("acme", "repo.write")]), acme({ roleInOrg: "read" })),
    { acme: "yyy nn nnyn n" },
  ],
  [
    "writing in an organisation where she contributes",
    whoami(fine([onOrg("acme", "repo.write")]), acme({ roleInOrg: "contributor" })),
    { acme: "yyy nn ypyn p" },
  ],
  [
    "inference for an organisation",
    whoami(fine([onOrg("acme", "inference.serverless.write")]), acme()),
    { you: nothing, acme: "ynn yy nnnn n" },
  ],
  [
    "inference for an organisation that cannot pay",
    whoami(fine([onOrg("acme", "inference.serverless.write")]), acme({ canPay: false })),
    { acme: "ynn yn nnnn n" },
  ],
  [
    "different things in two organisations",
    whoami(fine([onOrg("acme", "repo.write"), onOrg("birch", "discussion.write")]), {
      orgs: [org("acme"), org("birch")],
    }),
    { acme: "yyy nn yyyn y", birch: "ynn nn nnyy n" },
  ],
  [
    "reading one repo of one's own",
    whoami(fine([onRepo("model", "alice/x", "repo.content.read")])),
    { you: "ypp nn nnnn n" },
  ],
  [
    "writing two repos of an organisation",
    whoami(fine([onRepo("model", "acme/x", "repo.write"), onRepo("dataset", "acme/y", "repo.write")]), acme()),
    { you: nothing, acme: "ypp nn nppn p" },
  ],
  [
    "writing a repo where she only reads",
    whoami(fine([onRepo("space", "acme/x", "repo.write")]), acme({ roleInOrg: "read" })),
    { acme: "ypp nn nnpn n" },
  ],
  [
    "a repo of strangers",
    whoami(fine([onRepo("model", "bob/x", "repo.write")]), acme()),
    { you: nothing, acme: nothing },
  ],
  ["a repo that is not named", whoami(fine([onUnnamedRepo("repo.write")])), { you: "y?? nn n??n ?" }],
  [
    "inference on a repo, which is none",
    whoami(fine([onRepo("model", "alice/x", "inference.serverless.write")])),
    { you: nothing },
  ],
  [
    "a collection and a bucket",
    whoami(fine([onOther("collection", "repo.write"), onOther("bucket", "repo.write")])),
    { you: nothing },
  ],
  [
    "a pattern on inference endpoints, which limits nothing here",
    whoami(fine([patterned("inference-endpoint", "repo.content.read", "inference.endpoints.infer.write")])),
    { you: "yyy nn nnnn n" },
  ],
  ["a pattern on something else", whoami(fine([patterned("model", "repo.content.read")])), { you: "y?? nn nnnn n" }],
  [
    "the same twice, once with a pattern",
    whoami(fine([patterned("model", "repo.content.read"), onSelf("repo.content.read")])),
    { you: "yyy nn nnnn n" },
  ],
  [
    "one repo, and all of the organisation",
    whoami(fine([onRepo("model", "acme/x", "repo.write"), onOrg("acme", "repo.write")]), acme()),
    { acme: "yyy nn yyyn y" },
  ],
];

const others: readonly Row[] = [
  ["an OAuth sign-in", whoami(oauthToken, acme()), { you: untold, acme: untold }],
  [
    "an OAuth sign-in kept out by a rule",
    whoami(oauthToken, acme({ securityRestrictions: ["sso"] })),
    { acme: shutOut },
  ],
  ["a token of an application", whoami(appToken, { type: "app" }), { you: untold }],
  [
    "a reading token of an application",
    whoami(appToken, { type: "app", scope: { entities: [], role: "read" } }),
    { you: "y?? ?? nnnn n" },
  ],
  ["a token of an organisation", whoami(writeToken, { type: "org" }), { you: untold }],
  ["a whoami with its name only", { name: "alice" }, { you: untold }],
  ["an auth that is no object", whoami(readToken, { auth: "none" }), { you: untold }],
  [
    "scopes that are no list",
    whoami(fine([]), { auth: { ...fine([]), accessToken: { role: "fineGrained", fineGrained: { scoped: {} } } } }),
    { you: nothing },
  ],
  [
    "a scope without its entity costs only itself",
    whoami(fine([{ permissions: ["repo.write"] }, onSelf("repo.content.read")])),
    { you: "yyy nn nnnn n" },
  ],
  [
    "more scopes than are kept",
    whoami(fine([...Array.from({ length: 600 }, () => onOther("bucket", "repo.write")), onSelf("repo.write")])),
    { you: untold },
  ],
];

const table = { classic, billed, inGroups, rules, own, scoped, others };

describe.each(Object.entries(table))("the matrix of tokens: %s", (_, rows) => {
  test.each(rows)("%s", (_title, answer, expected) => {
    const { columns, rows: found } = permissionMatrix(holderOf(answer));
    const letters = (index: number) =>
      found
        .map(({ cells }) => cells[index])
        .map((cell) =>
          cell?.answer === "yes" ? (cell.onlyFor.length > 0 ? "p" : "y") : cell?.answer === "no" ? "n" : "?",
        )
        .join("");
    const shown = Object.fromEntries(
      columns.map(({ target }, index) => [target.type === "user" ? "you" : target.name, letters(index)]),
    );
    const compact = Object.fromEntries(
      Object.entries(expected).map(([name, text]) => [name, text.replaceAll(" ", "")]),
    );
    expect(shown).toMatchObject(compact);
  });
});

test("the table has at least sixty answers, and every cell has a reason, and a click where it can be mended", () => {
  const answers = Object.values(table).flat();
  expect(answers.length).toBeGreaterThanOrEqual(60);
  for (const [, answer] of answers) {
    const { rows, columns } = permissionMatrix(holderOf(answer));
    expect(rows.map(({ deed }) => deed)).toEqual(deeds);
    for (const { cells } of rows) {
      expect(cells).toHaveLength(columns.length);
      for (const cell of cells) {
        expect(cell.reason).toMatch(/^\S.{10,}\.$/s);
        if (cell.answer === "yes") expect(cell.mend).toBeNull();
        if (cell.answer === "no") expect(cell.mend).not.toBeNull();
        if (cell.mend?.type === "open") expect(cell.mend.url.length).toBeLessThanOrEqual(2048);
      }
    }
  }
});
