/** Asks the Hub whose token it is, through @huggingface/hub over hubFetch, and takes from the answer what the app shows. */
import { whoAmI as askWhoAmI } from "@huggingface/hub";
import * as z from "zod";
import type { HubAccess, HubFetchInit } from "#core/hub/hub-fetch.ts";
import { libraryFetch } from "#core/hub/library-fetch.ts";
import { notTheHub } from "#core/hub/read-json.ts";
import { flag, listOf, textOrNull, timeOrNull } from "#core/hub/tolerant.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Account } from "#shared/contract/accounts.ts";
import { orgRoles } from "#shared/model/permissions/holder.ts";

export type Identity = Pick<Account, "user"> & { readonly token: Omit<Account["token"], "tail"> };

/** More than the Hub's page lets one tick; what is beyond is known to be missing. */
const permissionsMax = 200;
const permissionsOfAllMax = 2000;
const scopesMax = 500;

const text = textOrNull(200);
const id = textOrNull(64);
const word = z.string().min(1).max(200);
const role = z.enum(orgRoles).catch("unknown");
const flagOrNull = z.boolean().nullish().catch(null);

/** The fields of whoami-v2 that we use; all but the name may be missing or of another type. */
const answer = z.object({
  type: text,
  name: z.string().min(1).max(200),
  fullname: text,
  email: text,
  emailVerified: flagOrNull,
  isPro: flag,
  canPay: flagOrNull,
  orgs: listOf(
    z.object({
      id,
      name: z.string().min(1).max(200),
      fullname: text,
      roleInOrg: role,
      plan: text,
      canPay: flagOrNull,
      spendLimitReached: flag,
      securityRestrictions: listOf(word, 20),
      resourceGroups: listOf(z.object({ id: z.string().min(1).max(64), name: z.string().max(200), role }), 200),
    }),
    1000,
  ),
  /** Of tokens of an application. */
  scope: z.object({ role: text }).nullish().catch(null),
  auth: z
    .object({
      type: text,
      expiresAt: timeOrNull,
      accessToken: z
        .object({
          displayName: text,
          role: text,
          createdAt: timeOrNull,
          fineGrained: z
            .object({
              canReadGatedRepos: flag,
              global: listOf(word, permissionsMax),
              scoped: listOf(
                z.object({
                  entity: z.object({ _id: id, type: word, name: text }),
                  permissions: listOf(word, permissionsMax),
                  patterns: listOf(z.object({ resourceType: word }), 20),
                }),
                scopesMax + 1,
              ),
            })
            .nullish()
            .catch(null),
        })
        .nullish()
        .catch(null),
    })
    .catch({ type: null, expiresAt: null, accessToken: null }),
});
type Answer = z.infer<typeof answer>;

/**
 * Who the token belongs to and what it may do. `account` says how the request is authorised. Throws ProblemError (TOKEN_REJECTED,
 * RATE_LIMITED, OFFLINE, …; NOT_THE_HUB when the answer is no whoami) or the signal's reason.
 */
export async function whoAmI(
  hub: HubAccess,
  token: string,
  account: NonNullable<HubFetchInit["account"]>,
  signal?: AbortSignal,
): Promise<Identity> {
  let raw: unknown;
  try {
    const fetch = libraryFetch(hub, { account, ...(signal === undefined ? {} : { signal }) });
    raw = await askWhoAmI({ accessToken: token, hubUrl: hub.endpoint().hub, fetch });
  } catch (error) {
    signal?.throwIfAborted();
    // What the library itself throws here is about an answer that is not JSON.
    throw error instanceof ProblemError ? error : notTheHub(hub.endpoint().hub, error);
  }
  const identity = readIdentity(raw);
  if (identity === null) throw notTheHub(hub.endpoint().hub, new TypeError("This is no whoami"));
  return identity;
}

/** What an answer of whoami-v2 says; null for something that is none. Never throws. */
export function readIdentity(raw: unknown): Identity | null {
  const read = answer.safeParse(raw);
  if (!read.success) return null;
  const { name, fullname, email, emailVerified, isPro, canPay, orgs, auth, type } = read.data;
  const { accessToken } = auth;
  const grant = grantOf(read.data);
  return {
    user: {
      name,
      fullname: fullname ?? name,
      email,
      isEmailVerified: emailVerified ?? null,
      isPro,
      canPay: canPay ?? null,
      organisations: orgs.map((org) => ({
        id: org.id,
        name: org.name,
        fullname: org.fullname ?? org.name,
        role: org.roleInOrg,
        plan: org.plan,
        canPay: org.canPay ?? null,
        isSpendLimitReached: org.spendLimitReached,
        restrictions: org.securityRestrictions,
        resourceGroups: org.resourceGroups,
      })),
    },
    token: {
      name: accessToken?.displayName ?? (auth.type === "app_token_as_user" ? `oauth-${name}`.slice(0, 200) : name),
      role: type !== "org" && accessToken?.role === "fineGrained" ? "fineGrained" : grant.type,
      createdAt: accessToken?.createdAt ?? null,
      expiresAt: auth.expiresAt,
      grant,
    },
  };
}

/** The token's own reach. An organisation's token is read as unknown: no source says what its role means. */
function grantOf({ type, auth, scope }: Answer): Identity["token"]["grant"] {
  const { accessToken } = auth;
  if (auth.type === "app_token_as_user") return { type: "oauth", scopes: null };
  if (auth.type === "app_token" || type === "app") return { type: "app", role: scope?.role ?? null };
  if (type === "org") return { type: "unknown" };
  if (accessToken?.role === "read" || accessToken?.role === "write") return { type: accessToken.role };
  if (accessToken?.role !== "fineGrained" || !accessToken.fineGrained) return { type: "unknown" };
  const { canReadGatedRepos, global, scoped } = accessToken.fineGrained;
  let left = permissionsOfAllMax;
  const kept = scoped.slice(0, scopesMax).map(({ entity, permissions, patterns }) => {
    const few = permissions.slice(0, left);
    left -= few.length;
    return {
      entityType: entity.type,
      entityId: entity._id,
      entityName: entity.name,
      permissions: few,
      patternsOn: [...new Set(patterns.map(({ resourceType }) => resourceType))],
    };
  });
  return {
    type: "fineGrained",
    canReadGatedRepos,
    global,
    scoped: kept,
    isCut: left <= 0 || scoped.length > scopesMax,
  };
}
