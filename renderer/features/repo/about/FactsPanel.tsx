/** A repo's own facts in two columns: label and value. */

import { aboutFacts } from "#renderer/features/repo/about/about-facts.ts";
import classes from "#renderer/features/repo/about/FactsPanel.module.css";
import { Panel } from "#renderer/ui/Panel.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { Architecture } from "#shared/model/memory/architecture.ts";

type FactsPanelProps = { readonly info: RepoInfo; readonly architecture: Architecture | null };

export function FactsPanel({ info, architecture }: FactsPanelProps) {
  return (
    <Panel title="Facts">
      <dl className={classes.facts}>
        {aboutFacts(info, architecture).map(({ label, value }) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
