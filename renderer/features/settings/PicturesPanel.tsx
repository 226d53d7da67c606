/** Whether pictures in cards that lie on other hosts than the Hub are fetched. */
import { SegmentedControl } from "@mantine/core";
import { api } from "#renderer/api/client.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { Pictures } from "#shared/contract/settings.ts";
import classes from "./Settings.module.css";

const choices: { readonly value: Pictures; readonly label: string }[] = [
  { value: "always", label: "Always" },
  { value: "ask", label: "Ask" },
  { value: "never", label: "Never" },
];

const explanations: Readonly<Record<Pictures, string>> = {
  always: "They are fetched as soon as they are near the screen. Each host then learns which card you look at.",
  ask: "They are fetched after a click on the card that has them.",
  never: "They are left out. Pictures on the Hub are always shown.",
};

export function PicturesPanel({ pictures }: { readonly pictures: Pictures }) {
  return (
    <Panel
      title="Pictures from other hosts"
      actions={
        <SegmentedControl
          aria-label="Pictures from other hosts"
          data={choices}
          value={pictures}
          onChange={(value) => {
            api.settings.setPictures({ pictures: value }).catch(showProblem);
          }}
        />
      }
    >
      <p className={classes.text}>{explanations[pictures]}</p>
    </Panel>
  );
}
