/** The actions that are on offer everywhere: the theme. Screens offer their own. */
import { IconDeviceDesktop, IconMoon, IconSun } from "@tabler/icons-react";
import { api } from "#renderer/api/client.ts";
import { type Action, useActions } from "#renderer/ui/actions.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { Theme } from "#shared/contract/settings.ts";

const setTheme = (theme: Theme) => () => {
  api.settings.setTheme({ theme }).catch(showProblem);
};

const actions: readonly Action[] = [
  { id: "theme.light", label: "Light theme", icon: IconSun, keywords: "colour bright", run: setTheme("light") },
  { id: "theme.dark", label: "Dark theme", icon: IconMoon, keywords: "colour night", run: setTheme("dark") },
  {
    id: "theme.system",
    label: "Follow the system's theme",
    icon: IconDeviceDesktop,
    keywords: "colour",
    run: setTheme("system"),
  },
];

export function FrameActions() {
  useActions(actions);
  return null;
}
