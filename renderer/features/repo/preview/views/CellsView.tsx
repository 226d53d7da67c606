/** A notebook: its cells with what they put out, some at a time. */
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Cell, CellOutput, Token } from "#renderer/features/repo/preview/preview-model.ts";
import classes from "#renderer/features/repo/preview/views/CellsView.module.css";
import { MediaView } from "#renderer/features/repo/preview/views/MediaView.tsx";
import { TokenLine } from "#renderer/features/repo/preview/views/TokenLine.tsx";

const cellsAtOnce = 40;
const linesMax = 400;
const outputLengthMax = 20_000;

export function CellsView({ cells }: { readonly cells: readonly Cell[] }) {
  const [count, setCount] = useState(cellsAtOnce);
  const rest = cells.length - count;
  return (
    <div className={classes.cells}>
      {cells.slice(0, count).map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a file never move.
        <OneCell cell={cell} key={index} />
      ))}
      {rest > 0 && (
        <Button variant="default" size="xs" onClick={() => setCount(count + cellsAtOnce)}>
          Show {Math.min(rest, cellsAtOnce)} more of {rest.toLocaleString("en")} cells
        </Button>
      )}
    </div>
  );
}

const kindWords = { code: "Code", markdown: "Text", raw: "Raw" } as const;

function OneCell({ cell: { kind, count, lines, outputs } }: { readonly cell: Cell }) {
  const label = kind === "code" && count !== null ? `Code, run ${count}` : kindWords[kind];
  return (
    <section className={classes.cell} aria-label={label}>
      <p className={classes.label}>{label}</p>
      <pre className={classes.source} data-kind={kind}>
        <code dir={kind === "code" ? "ltr" : "auto"}>
          {lines.slice(0, linesMax).map((tokens, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a file never move.
            <Line tokens={tokens} key={index} />
          ))}
        </code>
      </pre>
      {lines.length > linesMax && <p className={classes.label}>{lines.length - linesMax} more lines are not shown.</p>}
      {outputs.map((output, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        <Output output={output} key={index} />
      ))}
    </section>
  );
}

function Line({ tokens }: { readonly tokens: readonly Token[] }) {
  return (
    <>
      <TokenLine tokens={tokens} />
      {"\n"}
    </>
  );
}

function Output({ output }: { readonly output: CellOutput }) {
  if (output.type === "picture") {
    const { contentType, bytes } = output;
    return (
      <div className={classes.output}>
        <MediaView view={{ type: "picture", name: "", contentType, bytes, size: null }} />
      </div>
    );
  }
  return (
    <pre className={classes.output} data-error={output.isError}>
      {output.text.slice(0, outputLengthMax)}
      {output.text.length > outputLengthMax && "\n…"}
    </pre>
  );
}
