/** What the card or the Hub tells of evaluations. Numbers are the author's unless they say who checked them. */

import { Button } from "@mantine/core";
import { useState } from "react";
import classes from "#renderer/features/repo/about/AboutTable.module.css";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import { ScrollBox } from "#renderer/ui/ScrollBox.tsx";
import type { EvalResult } from "#shared/contract/repo-details.ts";

type ResultsPanelProps = { readonly results: readonly EvalResult[] };

const shownFirst = 10;

export function ResultsPanel({ results }: ResultsPanelProps) {
  const [showsAll, setShowsAll] = useState(false);
  if (results.length === 0) return null;
  const shown = showsAll ? results : results.slice(0, shownFirst);
  return (
    <Panel title="Evaluation results">
      <ScrollBox label="Evaluation results">
        <table className={classes.root}>
          <thead>
            <tr>
              <th scope="col">Dataset</th>
              <th scope="col">Metric</th>
              <th scope="col">Value</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((result, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of an answer never changes its order.
              <tr key={at}>
                <td>
                  <bdi>{result.dataset}</bdi>
                </td>
                <td>
                  <bdi>{result.metric}</bdi>
                </td>
                <td>{valueWords(result.value)}</td>
                <td>
                  {result.isVerified ? "verified" : "stated by the author"}
                  {result.sourceUrl?.startsWith("https://") && (
                    <>
                      {", "}
                      <ExternalLink href={result.sourceUrl}>{result.source ?? "source"}</ExternalLink>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {shown.length < results.length && (
        <Button size="xs" onClick={() => setShowsAll(true)}>
          Show all {results.length}
        </Button>
      )}
    </Panel>
  );
}

function valueWords(value: EvalResult["value"]): string {
  return typeof value === "number" ? String(Number(value.toPrecision(5))) : value;
}
