/** What whoami-v2 says about a token (reference section 1.2). */
import { samplePerson, type Token } from "#tests/hub/auth/tokens.ts";

/** The JSON of whoami-v2 for a token of the sample person. */
export function whoamiBody(token: Token, hubUrl: string): unknown {
  const seesEmail = token.kind.type !== "fineGrained";
  return {
    type: "user",
    id: samplePerson.id,
    name: samplePerson.name,
    fullname: samplePerson.fullname,
    ...(seesEmail ? { email: samplePerson.email, emailVerified: true } : {}),
    canPay: false,
    billingMode: "postpaid",
    periodEnd: 1_796_083_200,
    isPro: false,
    avatarUrl: `/avatars/${samplePerson.name}.svg`,
    orgs: samplePerson.organisations.map(({ id, name, fullname, role }) => ({
      type: "org",
      id,
      name,
      fullname,
      email: null,
      canPay: role === "admin",
      billingMode: "postpaid",
      periodEnd: 1_796_083_200,
      avatarUrl: `${hubUrl}/avatars/${name}.svg`,
      ...(role === "admin" ? { plan: "team" } : {}),
      roleInOrg: role,
    })),
    auth: authOf(token),
  };
}

function authOf({ kind, displayName, createdAt }: Token): unknown {
  switch (kind.type) {
    case "classic":
      return { type: "access_token", accessToken: { displayName, role: kind.role, createdAt } };
    case "oauth":
      return { type: "app_token_as_user", expiresAt: kind.expiresAt };
    case "fineGrained": {
      const { canReadGatedRepos, global, scoped } = kind;
      const fineGrained = { canReadGatedRepos, global, scoped };
      return { type: "access_token", accessToken: { displayName, role: "fineGrained", createdAt, fineGrained } };
    }
  }
}
