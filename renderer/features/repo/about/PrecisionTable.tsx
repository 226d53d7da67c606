/** What the model takes in each precision: those of the repo, and after them those that it could be converted to. */

import { fitLooks } from "#renderer/features/repo/about/fit-words.ts";
import classes from "#renderer/features/repo/about/PrecisionTable.module.css";
import { ScrollBox } from "#renderer/ui/ScrollBox.tsx";
import { StatePill } from "#renderer/ui/StatePill.tsx";
import { formatBytes } from "#shared/model/bytes.ts";
import type { JudgedOption } from "#shared/model/memory/precision-options.ts";

type PrecisionTableProps = {
  readonly options: readonly JudgedOption[];
  readonly best: JudgedOption | null;
};

export function PrecisionTable({ options, best }: PrecisionTableProps) {
  return (
    <ScrollBox label="Memory by precision">
      <table className={classes.root}>
        <thead>
          <tr>
            <th scope="col">Precision</th>
            <th scope="col" data-number>
              Weights
            </th>
            <th scope="col" data-number>
              Context
            </th>
            <th scope="col" data-number>
              Total
            </th>
            <th scope="col">Here</th>
          </tr>
        </thead>
        <tbody>
          {options.map((option) => {
            const { label, isInRepo, estimate, fit } = option;
            const look = fitLooks[fit];
            return (
              <tr key={`${label} ${isInRepo}`} data-best={option === best || undefined}>
                <th scope="row">
                  <span className={classes.label}>{label}</span>
                  {!isInRepo && <span className={classes.note}> if converted</span>}
                  {option === best && options.length > 1 && <span className={classes.note}> best here</span>}
                </th>
                <td data-number>{formatBytes(estimate.weightsBytes)}</td>
                <td data-number>{estimate.contextBytes === 0 ? "–" : formatBytes(estimate.contextBytes)}</td>
                <td data-number>
                  {isInRepo ? "" : "about "}
                  {formatBytes(estimate.totalBytes)}
                </td>
                <td>
                  <StatePill tone={look.tone} icon={look.icon}>
                    {look.word}
                  </StatePill>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}
