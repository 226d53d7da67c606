/** The token pages: the sample tokens with what each may do, and a new token with exactly what the link's query asks for. */
import { sampleTokenNames, sampleTokens } from "#tests/hub/auth/sample-tokens.ts";
import { type Scope, samplePerson, scopesOf, type TokenKind } from "#tests/hub/auth/tokens.ts";
import { type Html, markup, page } from "#tests/hub/pages/html.ts";
import { type Reply, refuse } from "#tests/hub/server/reply.ts";
import type { Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

/** What the page for a new token offers, and the Hub's words for it (reference section 1.3). */
const permissions = {
  "repo.content.read": "Read access to contents of the selected repos",
  "repo.write": "Write access to contents and settings of the selected repos",
  "discussion.write": "Interact with discussions and open pull requests",
  "inference.serverless.write": "Make calls to Inference Providers",
  "inference.endpoints.infer.write": "Make calls to your Inference Endpoints",
} as const satisfies Record<string, string>;

export const tokenPageRoutes: readonly Route[] = [
  { method: "GET", pattern: "/settings/tokens", handle: (_, hub) => tokenList(hub) },
  { method: "GET", pattern: "/settings/tokens/new", handle: ({ url }) => newTokenForm(url.searchParams) },
  {
    method: "POST",
    pattern: "/settings/tokens/new",
    async handle(request, hub) {
      return createToken(new URLSearchParams((await request.body()).toString("utf8")), hub);
    },
  },
];

function tokenList(hub: StandIn): Reply {
  requireDemo(hub);
  const rows = sampleTokenNames.map((name) => {
    const { title, kind } = sampleTokens[name];
    const secret = hub.tokens.secrets[name];
    return markup`<tr><td><strong>${title}</strong><br>${about(kind)}</td><td><code>${secret}</code></td><td>${copyButton(secret)}</td></tr>`;
  });
  return page(
    "Access tokens",
    markup`<p>Tokens of ${samplePerson.fullname} (${samplePerson.name}). Copy one and paste it into Hubdeck.</p>
<table>${rows}</table>
<p><a href="/settings/tokens/new">Create another</a></p>`,
  );
}

function newTokenForm(query: URLSearchParams): Reply {
  const own = [...query.getAll("ownUserPermissions"), ...query.getAll("globalPermissions")];
  const org = query.getAll("orgPermissions");
  const orgs = query.getAll("orgs");
  const type = query.get("tokenType") ?? "fineGrained";
  const types = ["fineGrained", "read", "write"].map((value) =>
    box("tokenType", value, value, type === value, "radio"),
  );
  const organisations = samplePerson.organisations.map(({ name }) => box("orgs", name, name, orgs.includes(name)));
  return page(
    "New access token",
    markup`<form method="post" action="/settings/tokens/new">
<p><label>Name <input name="displayName" value="hubdeck" required maxlength="60"></label></p>
<fieldset><legend>Type</legend>${types}</fieldset>
<fieldset><legend>You (${samplePerson.name})</legend>${boxes("ownUserPermissions", own)}</fieldset>
<fieldset><legend>Gated repos</legend>${box("canReadGatedRepos", "true", "Read access to contents of all public gated repos you can access", query.get("canReadGatedRepos") === "true")}</fieldset>
<fieldset><legend>Organisations</legend>${organisations}${boxes("orgPermissions", org)}</fieldset>
<p><button>Create token</button></p>
</form>`,
  );
}

function createToken(form: URLSearchParams, hub: StandIn): Reply {
  requireDemo(hub);
  const type = form.get("tokenType");
  const displayName = form.get("displayName")?.trim() ?? "";
  if (displayName === "") refuse(400, "A token needs a name");
  const kind: TokenKind =
    type === "read" || type === "write"
      ? { type: "classic", role: type }
      : {
          type: "fineGrained",
          canReadGatedRepos: form.get("canReadGatedRepos") === "true",
          global: [],
          scoped: scopesOf(form.getAll("ownUserPermissions"), form.getAll("orgPermissions"), form.getAll("orgs")),
        };
  const { secret } = hub.tokens.add(kind, { name: `created-${hub.tokens.all().length}`, displayName });
  return page(
    "Your new token",
    markup`<p>${about(kind)}</p><p><code>${secret}</code> ${copyButton(secret)}</p>
<p>Paste it into Hubdeck. <a href="/settings/tokens">All tokens</a></p>`,
  );
}

function about(kind: TokenKind): Html {
  switch (kind.type) {
    case "classic":
      return kind.role === "read"
        ? markup`Reads everything you can see.`
        : markup`Reads and writes everything you can.`;
    case "oauth":
      return markup`Good until ${kind.expiresAt.slice(0, 10)}.`;
    case "app":
      return markup`Belongs to the application ${kind.app}.`;
    case "org":
      return markup`Belongs to the organisation ${kind.organisation}.`;
    case "fineGrained": {
      const gated = kind.canReadGatedRepos ? "with gated repos" : "without gated repos";
      const lines = kind.scoped.map(({ entity, permissions: list }) => scopeLine(entity.name ?? entity.type, list));
      return markup`${lines}${gated}`;
    }
  }
}

function scopeLine(name: string, list: Scope["permissions"]): Html {
  return markup`${name}: <code>${list.join(" ")}</code><br>`;
}

/** The known permissions, and the asked ones that are not known, as they are. */
function boxes(field: string, ticked: readonly string[]): Html[] {
  const unknown = ticked
    .filter((name) => !Object.hasOwn(permissions, name))
    .map((name): [string, string] => [name, ""]);
  return [...Object.entries(permissions), ...unknown].map(([name, words]) =>
    box(field, name, words === "" ? name : `${words} (${name})`, ticked.includes(name)),
  );
}

function box(field: string, value: string, words: string, isTicked: boolean, type = "checkbox"): Html {
  const checked = isTicked ? markup` checked` : markup``;
  return markup`<label><input type="${type}" name="${field}" value="${value}"${checked}> ${words}</label>`;
}

function copyButton(secret: string): Html {
  return markup`<button type="button" data-copy="${secret}">Copy</button>`;
}

/** Only the demo shows tokens and makes new ones; a test has them from startHub. */
function requireDemo(hub: StandIn): void {
  if (hub.options.isDemo !== true) refuse(401, "Invalid username or password.");
}
