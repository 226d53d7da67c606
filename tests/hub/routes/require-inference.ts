/** Who may call the router (reference section 10.9), on whose bill. */
import { mayInfer } from "#tests/hub/auth/permits.ts";
import { samplePerson, type Token } from "#tests/hub/auth/tokens.ts";
import { refuse, refuseAnonymous } from "#tests/hub/server/reply.ts";
import type { HubRequest } from "#tests/hub/server/route.ts";

/** Ends the route unless the token may infer: for the person, or for the organisation that X-HF-Bill-To names. */
export function requireInference({ caller, headers }: HubRequest): void {
  if (caller.type !== "token") refuseAnonymous();
  const payer = headers["x-hf-bill-to"];
  if (typeof payer !== "string" || payer === samplePerson.name) {
    if (!mayInfer(caller.token)) refuseFor(`user ${samplePerson.name}`);
    return;
  }
  const isMember = samplePerson.organisations.some(({ name }) => name === payer);
  if (!isMember || !mayBill(caller.token, payer)) refuseFor(`org ${payer}`);
}

function mayBill({ kind }: Token, organisation: string): boolean {
  if (kind.type !== "fineGrained") return true;
  return kind.scoped.some(
    ({ entity, permissions }) => entity.name === organisation && permissions.includes("inference.serverless.write"),
  );
}

function refuseFor(whom: string): never {
  const what = "This authentication method does not have sufficient permissions to call Inference Providers";
  return refuse(403, `${what} on behalf of ${whom}`);
}
