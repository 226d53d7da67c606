/** A token that was added while the Hub could not be reached is kept all the same: says so, and that it will be asked about. */
import { notifications } from "@mantine/notifications";
import type { Account } from "#shared/contract/accounts.ts";

export function sayIfUnchecked({ state }: Account): void {
  if (state.type !== "unchecked") return;
  notifications.show({
    title: "Kept, not verified yet",
    message: "The Hub cannot be reached now. The token will be verified when the Hub can be reached.",
    color: "yellow",
    autoClose: 10_000,
  });
}
