/** Asks the Hub whose token it is, through @huggingface/hub over hubFetch, and takes from the answer what the app shows. */
import { whoAmI as askWhoAmI } from "@huggingface/hub";
import * as z from "zod";
import type { HubAccess, HubFetchInit } from "#core/hub/hub-fetch.ts";
import { libraryFetch } from "#core/hub/library-fetch.ts";
import { notTheHub } from "#core/hub/read-json.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Account } from "#shared/contract/accounts.ts";

export type Identity = Pick<Account, "user"> & { readonly token: Omit<Account["token"], "tail"> };

const text = z.string().max(200);
const optionalText = text.nullish().catch(null);
const roles = ["admin", "write", "contributor", "read", "no_access"] as const;
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items) =>
      items.flatMap((one) => {
        const read = item.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );
const time = z
  .union([z.date(), z.string().transform((iso) => new Date(iso))])
  .transform((date) => date.getTime())
  .refine((ms) => Number.isInteger(ms) && ms >= 0)
  .nullish()
  .catch(null);

/** The fields of whoami-v2 that we use; all but the name may be missing or of another type. */
const answer = z.object({
  type: optionalText,
  name: text.min(1),
  fullname: optionalText,
  email: optionalText,
  emailVerified: z.boolean().nullish().catch(null),
  isPro: z.boolean().catch(false),
  orgs: listOf(
    z.object({ name: text.min(1), fullname: optionalText, roleInOrg: z.enum([...roles, "unknown"]).catch("unknown") }),
  ),
  auth: z
    .object({
      type: optionalText,
      expiresAt: time,
      accessToken: z
        .object({
          displayName: optionalText,
          role: optionalText,
          createdAt: time,
          fineGrained: z
            .object({
              canReadGatedRepos: z.boolean().catch(false),
              global: listOf(text),
              scoped: listOf(z.object({ permissions: listOf(text) })),
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
      email: email ?? null,
      isEmailVerified: emailVerified ?? null,
      isPro,
      organisations: orgs
        .slice(0, 1000)
        .map((org) => ({ name: org.name, fullname: org.fullname ?? org.name, role: org.roleInOrg })),
    },
    token: {
      name: accessToken?.displayName || (auth.type === "app_token_as_user" ? `oauth-${name}`.slice(0, 200) : name),
      role: roleOf(accessToken?.role, auth.type, type),
      createdAt: accessToken?.createdAt ?? null,
      expiresAt: auth.expiresAt ?? null,
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
  authType: string | null | undefined,
  type: string | null | undefined,
): Account["token"]["role"] {
  if (role === "read" || role === "write" || role === "fineGrained") return role;
  if (authType === "app_token_as_user") return "oauth";
  if (authType === "app_token" || type === "app") return "app";
  return "unknown";
}
