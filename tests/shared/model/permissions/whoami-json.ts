/** Answers of whoami-v2 as the reference describes them, with what a test wants to be different. The person and all names are made up. */

type Json = Readonly<Record<string, unknown>>;

export const orgIds = { acme: "5e0000000000000000000ace", birch: "5e0000000000000000000b1c" } as const;
const userId = "64f00000000000000000a11c";

/** An organisation she is in; `write` unless told otherwise. */
export function org(name: keyof typeof orgIds, over: Json = {}): Json {
  return { type: "org", id: orgIds[name], name, fullname: `The ${name}`, canPay: true, roleInOrg: "write", ...over };
}

export function whoami(auth: Json, over: Json = {}): Json {
  return {
    type: "user",
    id: userId,
    name: "alice",
    fullname: "Alice A",
    isPro: false,
    canPay: false,
    avatarUrl: "/avatars/alice.svg",
    orgs: [],
    auth,
    ...over,
  };
}

const accessToken = (role: string, more: Json = {}): Json => ({
  type: "access_token",
  accessToken: { displayName: "laptop", role, createdAt: "2026-01-02T03:04:05.000Z", ...more },
});

export const readToken = accessToken("read");
export const writeToken = accessToken("write");
export const godToken = accessToken("god");
export const oauthToken: Json = { type: "app_token_as_user", expiresAt: "2026-12-24T00:00:00.000Z" };
export const appToken: Json = { type: "app_token" };

/** A fine-grained token; `gated` is its flag. */
export function fine(scoped: readonly unknown[], { gated = false, global = [] as readonly string[] } = {}): Json {
  return accessToken("fineGrained", { fineGrained: { canReadGatedRepos: gated, global, scoped } });
}
export const fineWithoutDetails = accessToken("fineGrained");

const scope = (entity: Json, permissions: readonly string[], patterns?: unknown): Json => ({
  entity,
  permissions,
  ...(patterns === undefined ? {} : { patterns }),
});
export const onSelf = (...permissions: string[]) => scope({ _id: userId, type: "user", name: "alice" }, permissions);
export const onOrg = (name: keyof typeof orgIds, ...permissions: string[]) =>
  scope({ _id: orgIds[name], type: "org", name }, permissions);
export const onOrgById = (name: keyof typeof orgIds, ...permissions: string[]) =>
  scope({ _id: orgIds[name], type: "org" }, permissions);
export const onRepo = (type: "model" | "dataset" | "space", name: string, ...permissions: string[]) =>
  scope({ _id: "65a000000000000000000001", type, name }, permissions);
export const onUnnamedRepo = (...permissions: string[]) =>
  scope({ _id: "65a000000000000000000002", type: "model" }, permissions);
export const onGroup = (id: string, ...permissions: string[]) =>
  scope({ _id: id, type: "resource-group", name: "vision" }, permissions);
export const onOther = (type: string, ...permissions: string[]) =>
  scope({ _id: "65a000000000000000000003", type, name: "thing" }, permissions);
export const patterned = (resourceType: string, ...permissions: string[]) =>
  scope({ _id: userId, type: "user", name: "alice" }, permissions, [{ resourceType, wildcardPatterns: ["prod-*"] }]);
