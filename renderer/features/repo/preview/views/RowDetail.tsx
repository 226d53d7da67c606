/** The whole of one row, field by field. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { Column, RowAnswer } from "#renderer/features/repo/preview/preview-model.ts";
import type { Ask } from "#renderer/features/repo/preview/use-preview.ts";
import classes from "#renderer/features/repo/preview/views/TableView.module.css";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";

type RowDetailProps = {
  readonly ask: Ask;
  readonly id: number;
  readonly index: number;
  readonly words: string;
  readonly columns: readonly Column[];
  readonly onClose: () => void;
};

type Read = { readonly index: number; readonly answer: RowAnswer | null; readonly why: string | null };

export function RowDetail({ ask, id, index, words, onClose }: RowDetailProps) {
  const [read, setRead] = useState<Read>({ index, answer: null, why: null });
  const askNow = useRef(ask);
  askNow.current = ask;
  useEffect(() => {
    let isWanted = true;
    askNow.current("row", { id, index, words }).then(
      (answer) => {
        if (isWanted) setRead({ index, answer, why: null });
      },
      (error: unknown) => {
        if (isWanted)
          setRead({ index, answer: null, why: error instanceof Error ? error.message : "It cannot be read." });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [id, index, words]);
  const fields = read.index === index ? (read.answer?.fields ?? []) : [];
  return (
    <section className={classes.detail} aria-label={`Row ${index + 1}`}>
      <header className={classes.detailHead}>
        <h3>Row {(index + 1).toLocaleString("en")}</h3>
        <CopyButton value={JSON.stringify(Object.fromEntries(fields), null, 2)} label="Copy row" />
        <Tooltip label="Close">
          <ActionIcon aria-label="Close the row" onClick={onClose}>
            <IconX size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      {read.why !== null && <p className={classes.note}>{read.why}</p>}
      <dl className={classes.fields}>
        {fields.map(([name, value]) => (
          <div key={name}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
