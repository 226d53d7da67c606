/** Asks the Hub whose token it is, through @huggingface/hub over hubFetch, and takes from the answer what the app shows. */
import { whoAmI as askWhoAmI } from "@huggingface/hub";
import * as z from "zod";
import type { HubAccess, HubFetchInit } from "#core/hub/hub-fetch.ts";
import { libraryFetch } from "#core/hub/library-fetch.ts";
import { notTheHub } from "#core/hub/read-json.ts";
import { flag, listOf, textOrNull, timeOrNull } from "#core/hub/tolerant.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Account } from "#shared/contract/accounts.ts";

export type Identity = Pick<Account, "user"> & { readonly token: Omit<Account["token"], "tail"> };

const text = textOrNull(200);
const roles = ["admin", "write", "contributor", "read", "no_access"] as const;

/** The fields of whoami-v2 that we use; all but the name may be missing or of another type. */
const answer = z.object({
  type: text,
  name: z.string().min(1).max(200),
  fullname: text,
  email: text,
  emailVerified: z.boolean().nullish().catch(null),
  isPro: flag,
  orgs: listOf(
    z.object({
      name: z.string().min(1).max(200),
      fullname: text,
      roleInOrg: z.enum(roles).or(z.literal("unknown")).catch("unknown"),
    }),
    1000,
  ),
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
              global: listOf(z.string().min(1).max(200), 200),
              scoped: listOf(z.object({ permissions: listOf(z.string().min(1).max(200), 200) }), 1000),
            })
            .nullish()
            .catch(null),
        })
        .nullish()
        .catch(null),
    })
    .catch({ type: null, expiresAt: null, accessToken: null }),
});

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
  const read = answer.safeParse(raw);
  if (!read.success) throw notTheHub(hub.endpoint().hub, read.error);
  const { name, fullname, email, emailVerified, isPro, orgs, auth, type } = read.data;
  const { accessToken } = auth;
  const fineGrained = accessToken?.role === "fineGrained" ? accessToken.fineGrained : null;
  return {
    user: {
      name,
      fullname: fullname ?? name,
      email,
      isEmailVerified: emailVerified ?? null,
      isPro,
      organisations: orgs.map((org) => ({ name: org.name, fullname: org.fullname ?? org.name, role: org.roleInOrg })),
    },
    token: {
      name: accessToken?.displayName ?? (auth.type === "app_token_as_user" ? `oauth-${name}`.slice(0, 200) : name),
      role: roleOf(accessToken?.role, auth.type, type),
      createdAt: accessToken?.createdAt ?? null,
      expiresAt: auth.expiresAt,
      permissions: fineGrained
        ? [...new Set([...fineGrained.global, ...fineGrained.scoped.flatMap((scope) => scope.permissions)])].slice(
            0,
            2000,
          )
        : null,
      canReadGatedRepos: fineGrained ? fineGrained.canReadGatedRepos : null,
    },
  };
}

function roleOf(
  role: string | null | undefined,
  authType: string | null,
  type: string | null,
): Account["token"]["role"] {
  if (role === "read" || role === "write" || role === "fineGrained") return role;
  if (authType === "app_token_as_user") return "oauth";
  if (authType === "app_token" || type === "app") return "app";
  return "unknown";
}
