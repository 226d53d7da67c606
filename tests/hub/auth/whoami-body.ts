/** What whoami-v2 says about a token (reference section 1.2). */
import { samplePerson, type Token, type TokenKind } from "#tests/hub/auth/tokens.ts";

const periodEnd = 1_796_083_200;

/** The JSON of whoami-v2 for an accepted token. */
export function whoamiBody(token: Token, hubUrl: string): unknown {
  const { kind } = token;
  if (kind.type === "app") return appBody(kind);
  if (kind.type === "org") return orgBody(token, kind.organisation, hubUrl);
  const seesEmail = kind.type !== "fineGrained";
  return {
    type: "user",
    id: samplePerson.id,
    name: samplePerson.name,
    fullname: samplePerson.fullname,
    ...(seesEmail ? { email: samplePerson.email, emailVerified: true } : {}),
    canPay: false,
    billingMode: "postpaid",
    periodEnd,
    isPro: false,
    avatarUrl: `/avatars/${samplePerson.name}.svg`,
    orgs: samplePerson.organisations.map((org) => organisation(org, token, hubUrl)),
    auth: authOf(token),
  };
}

function organisation(org: (typeof samplePerson.organisations)[number], token: Token, hubUrl: string): unknown {
  const { id, name, fullname, role, resourceGroups } = org;
  const restrictions = token.restrictions[name] ?? [];
  return {
    type: "org",
    id,
    name,
    fullname,
    email: null,
    canPay: role === "admin",
    billingMode: "postpaid",
    periodEnd,
    avatarUrl: `${hubUrl}/avatars/${name}.svg`,
    ...(role === "admin" ? { plan: "team" } : {}),
    roleInOrg: token.roles[name] ?? role,
    ...(restrictions.length > 0 ? { securityRestrictions: restrictions } : {}),
    ...(resourceGroups.length > 0 ? { resourceGroups } : {}),
  };
}

function appBody({ app, entities, role }: TokenKind & { type: "app" }): unknown {
  return {
    type: "app",
    id: "0123456789abcdef01234567",
    name: app,
    scope: { entities, role },
    auth: { type: "app_token" },
  };
}

function orgBody({ displayName, createdAt }: Token, name: string, hubUrl: string): unknown {
  const org = samplePerson.organisations.find((known) => known.name === name);
  return {
    type: "org",
    id: org?.id,
    name,
    fullname: org?.fullname,
    email: null,
    canPay: true,
    periodEnd,
    isEnterprise: false,
    avatarUrl: `${hubUrl}/avatars/${name}.svg`,
    auth: { type: "access_token", accessToken: { displayName, role: "read", createdAt } },
  };
}

function authOf({ kind, displayName, createdAt }: Token): unknown {
  switch (kind.type) {
    case "classic":
      return { type: "access_token", accessToken: { displayName, role: kind.role, createdAt } };
    case "oauth":
      return { type: "app_token_as_user", expiresAt: kind.expiresAt };
    case "fineGrained": {
      const { type: _, ...fineGrained } = kind;
      return { type: "access_token", accessToken: { displayName, role: "fineGrained", createdAt, fineGrained } };
    }
    case "app":
    case "org":
      throw new TypeError("This token is nobody's own");
  }
}
