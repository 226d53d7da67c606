/** Light, dark, or as the system has it. */
import { SegmentedControl } from "@mantine/core";
import { api } from "#renderer/api/client.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { Theme } from "#shared/contract/settings.ts";

const choices: { readonly value: Theme; readonly label: string }[] = [
  { value: "system", label: "Follow the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

export function ThemePanel({ theme }: { readonly theme: Theme }) {
  return (
    <Panel
      title="Theme"
      actions={
        <SegmentedControl
          aria-label="Theme"
          data={choices}
          value={theme}
          onChange={(value) => {
            api.settings.setTheme({ theme: value }).catch(showProblem);
          }}
        />
      }
    />
  );
}
