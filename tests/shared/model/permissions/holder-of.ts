/** An accepted account at the official Hub, from what whoami said about its token. */
import { readIdentity } from "#core/accounts/who-am-i.ts";
import type { Holder } from "#shared/model/permissions/holder.ts";

export function holderOf(whoamiAnswer: unknown): Holder {
  const identity = readIdentity(whoamiAnswer);
  if (identity === null) throw new Error("This is no whoami");
  return { hubOrigin: "https://huggingface.co", ...identity, state: { type: "accepted" } };
}
