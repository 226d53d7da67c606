/** Where one file of a download stands, in a word or two. */
import type { JobFile } from "#shared/contract/downloads.ts";
import { assertNever } from "#shared/model/assert-never.ts";

export function fileStateWords({ state, receivedBytes, hashedBytes, sizeBytes }: JobFile): string {
  switch (state) {
    case "waiting":
      return receivedBytes > 0 ? `${percent(receivedBytes, sizeBytes)} here` : "waiting";
    case "receiving":
      return percent(receivedBytes, sizeBytes);
    case "verifying":
      return hashedBytes > 0 ? `verifying ${percent(hashedBytes, sizeBytes)}` : "verifying";
    case "verified":
      return "verified";
    case "failed":
      return "failed";
    default:
      return assertNever(state);
  }
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.min(100, Math.floor((part / whole) * 100))} %`;
}
