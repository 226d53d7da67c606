/** What a model comes from, what came from it, and who uses it. */

import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { orpc } from "#renderer/api/client.ts";
import classes from "#renderer/features/repo/about/FamilyPanel.module.css";
import { RepoIdList } from "#renderer/features/repo/about/RepoIdLink.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { ModelDetails } from "#shared/contract/repo-details.ts";
import { formatCount } from "#shared/model/bytes.ts";

type FamilyPanelProps = { readonly info: RepoInfo; readonly details: ModelDetails };
type Relation = keyof NonNullable<ModelDetails["childrenCounts"]>;

const relations: readonly { readonly relation: Relation; readonly title: string; readonly of: string }[] = [
  { relation: "quantized", title: "Quantised", of: "Quantised from" },
  { relation: "finetune", title: "Fine-tuned", of: "Fine-tuned from" },
  { relation: "adapter", title: "Adapters", of: "Adapter of" },
  { relation: "merge", title: "Merges", of: "Merged from" },
];

/** The first few of a kind; the list has the rest. */
const shownMax = 5;

export function FamilyPanel({ info, details }: FamilyPanelProps) {
  const { base, childrenCounts, spaces } = details;
  const baseIds = base?.ids ?? info.card.baseModels;
  const derived = relations.filter(({ relation }) => (childrenCounts?.[relation] ?? 0) > 0);
  const { datasets } = info.card;
  if (baseIds.length === 0 && derived.length === 0 && spaces.length === 0 && datasets.length === 0) return null;
  return (
    <Panel title="Family">
      <div className={classes.groups}>
        {baseIds.length > 0 && (
          <Group title={relations.find(({ relation }) => relation === base?.relation)?.of ?? "Base model"}>
            <RepoIdList kind="model" ids={baseIds} label="Base models" />
          </Group>
        )}
        {derived.map(({ relation, title }) => (
          <Derived
            key={relation}
            id={info.repo.id}
            relation={relation}
            title={title}
            count={childrenCounts?.[relation] ?? 0}
          />
        ))}
        {datasets.length > 0 && (
          <Group title="Trained on">
            <RepoIdList kind="dataset" ids={datasets.slice(0, 20)} label="Datasets it was trained on" />
          </Group>
        )}
        {spaces.length > 0 && (
          <Group title={`Spaces that use it · ${spaces.length === 100 ? "100 or more" : spaces.length}`}>
            <RepoIdList kind="space" ids={spaces.slice(0, shownMax)} label="Spaces that use it" />
          </Group>
        )}
      </div>
    </Panel>
  );
}

type DerivedProps = {
  readonly id: string;
  readonly relation: Relation;
  readonly title: string;
  readonly count: number;
};

/** Those with the most downloads. The count is there at once; the names come when the Hub has answered. */
function Derived({ id, relation, title, count }: DerivedProps) {
  const input = { kind: "model", filter: { baseModel: `${relation}:${id}` }, sort: "downloads" } as const;
  const ids = useQuery(orpc.browse.list.queryOptions({ input })).data?.repos.map((repo) => repo.id);
  return (
    <Group title={`${title} · ${formatCount(count)}`}>
      {ids === undefined ? (
        <div className={classes.coming} style={{ height: 24 * Math.min(count, shownMax) }} />
      ) : (
        <RepoIdList kind="model" ids={ids.slice(0, shownMax)} label={title} />
      )}
      {count > shownMax && (
        <Anchor
          className={classes.all}
          renderRoot={(props) => (
            <Link to="/models" search={{ base: `${relation}:${id}` }} preload={false} {...props} />
          )}
        >
          All {formatCount(count)} in the list
        </Anchor>
      )}
    </Group>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes.group}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}
