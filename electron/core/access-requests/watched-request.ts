/** A request for access as it is watched, and as it is kept over a restart. Names repos, and holds no secret. */
import * as z from "zod";
import { repoRef, timestamp } from "#shared/contract/common.ts";

/** What is kept: whose request it is, where, and since when. */
export const storedRequest = z.object({
  hub: z.string().max(2048),
  accountId: z.string().max(64),
  repo: repoRef,
  standing: z.enum(["asking", "pending"]),
  since: timestamp,
});
export type StoredRequest = z.infer<typeof storedRequest>;

/** `granted` and `rejected` are over: they are told until the app quits, and not kept. */
export type WatchedRequest = Omit<StoredRequest, "standing"> & {
  readonly standing: StoredRequest["standing"] | "granted" | "rejected";
  readonly checkedAt: number | null;
  readonly askedCount: number;
  readonly nextAt: number;
};

export type Owner = Pick<StoredRequest, "hub" | "accountId">;

export function requestKey({ hub, accountId, repo }: Pick<StoredRequest, "hub" | "accountId" | "repo">): string {
  return JSON.stringify([hub, accountId, repo.kind, repo.id]);
}
