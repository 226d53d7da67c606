/** The About tab: what a repo is, what it takes to run it, under which terms, and where it comes from. */
import { FactsPanel } from "#renderer/features/repo/about/FactsPanel.tsx";
import { FamilyPanel } from "#renderer/features/repo/about/FamilyPanel.tsx";
import { LicencePanel } from "#renderer/features/repo/about/LicencePanel.tsx";
import { MemoryPanel } from "#renderer/features/repo/about/MemoryPanel.tsx";
import { ProvidersPanel } from "#renderer/features/repo/about/ProvidersPanel.tsx";
import classes from "#renderer/features/repo/about/RepoAbout.module.css";
import { RepoIdList } from "#renderer/features/repo/about/RepoIdLink.tsx";
import { ResultsPanel } from "#renderer/features/repo/about/ResultsPanel.tsx";
import { useModelBuild } from "#renderer/features/repo/about/use-memory.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";

type RepoAboutProps = { readonly info: RepoInfo };

export function RepoAbout({ info }: RepoAboutProps) {
  const architecture = useModelBuild(info).data?.architecture ?? null;
  const { details } = info;
  return (
    <div className={classes.root}>
      {details.kind === "model" && <MemoryPanel key={info.commit} info={info} />}
      <FactsPanel info={info} architecture={architecture} />
      <LicencePanel info={info} />
      {details.kind === "model" && (
        <>
          <FamilyPanel info={info} details={details} />
          <ProvidersPanel modelId={info.repo.id} offers={details.offers} />
          <ResultsPanel results={details.evalResults} />
        </>
      )}
      {details.kind === "space" && details.models.length > 0 && (
        <Panel title="Models it uses">
          <RepoIdList kind="model" ids={details.models} label="Models it uses" />
        </Panel>
      )}
      {details.kind === "space" && details.datasets.length > 0 && (
        <Panel title="Datasets it uses">
          <RepoIdList kind="dataset" ids={details.datasets} label="Datasets it uses" />
        </Panel>
      )}
    </div>
  );
}
