/** Chooses a model for the comparison, or says that there is no room for it. */
import { notifications } from "@mantine/notifications";
import { compareMax, toggleCompared } from "#renderer/ui/compare-set.ts";

export function toggleOrSay(id: string): void {
  if (toggleCompared(id)) return;
  notifications.show({
    id: "compare-full",
    color: "yellow",
    title: `${compareMax} models are chosen already`,
    message: "Take one out of the comparison to make room.",
  });
}
