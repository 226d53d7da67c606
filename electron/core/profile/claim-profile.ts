/** One profile, one owner: a start either becomes the owner or hands over to the one there is. Never both, also when many start at once. */
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { askOwner, isHeld } from "#core/profile/ask-owner.ts";
import { prepareOwnerAddress } from "#core/profile/owner-address.ts";
import type { Hello, OwnerReply } from "#core/profile/owner-message.ts";
import { type AnswerNewcomer, ProfileOwner } from "#core/profile/profile-owner.ts";
import { withLock } from "#core/profile/with-lock.ts";

export type ProfileClaim =
  | { readonly type: "owner"; readonly owner: ProfileOwner }
  | { readonly type: "handed-over"; readonly reply: Extract<OwnerReply, { type: "running" }> }
  /** Somebody holds the profile and does not answer, or does not finish quitting. */
  | { readonly type: "silent-owner" };

export type ClaimProfileInput = {
  /** The profile folder's real path, private to this person. */
  readonly folder: string;
  readonly door: Hello["door"];
  readonly answer: AnswerNewcomer;
  readonly signal: AbortSignal;
  /** How long the owner has for its answer, and an owner that is quitting for its end. */
  readonly patienceMs?: number;
};

/** Claims the profile. Rejects when the socket cannot be made, or the signal is aborted. */
export async function claimProfile({
  folder,
  door,
  answer,
  signal,
  patienceMs = 15_000,
}: ClaimProfileInput): Promise<ProfileClaim> {
  const address = await prepareOwnerAddress(folder);
  const deadline = performance.now() + patienceMs;
  do {
    const reply = await askOwner(address, { hello: "hubdeck", door }, Math.max(1, deadline - performance.now()));
    if (reply.type === "running") return { type: "handed-over", reply };
    if (reply.type === "nobody") {
      const owner = await becomeOwner(`${folder}/owner.lock`, address, answer, signal);
      if (owner !== null) return { type: "owner", owner };
    }
    await sleep(50, undefined, { signal });
  } while (performance.now() < deadline);
  return { type: "silent-owner" };
}

/** Null when another start was faster. */
async function becomeOwner(
  lock: string,
  address: string,
  answer: AnswerNewcomer,
  signal: AbortSignal,
): Promise<ProfileOwner | null> {
  // A pipe of Windows is gone with its process, and listening on a taken one fails: nothing to clear away, no lock.
  if (process.platform === "win32") return listenUnlessTaken(address, answer);
  return withLock(lock, signal, async () => {
    const listened = await listenUnlessTaken(address, answer);
    if (listened !== null || (await isHeld(address))) return listened;
    // The socket file of a process that was killed: nobody listens, and under the lock nobody else can be about to.
    await rm(address, { force: true });
    return listenUnlessTaken(address, answer);
  });
}

async function listenUnlessTaken(address: string, answer: AnswerNewcomer): Promise<ProfileOwner | null> {
  try {
    return await ProfileOwner.listen(address, answer);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return null;
    throw error;
  }
}
