/** Rows and columns: only the rows on screen exist. A row's number opens the whole of it below. */
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, useState } from "react";
import type { View } from "#renderer/features/repo/preview/preview-model.ts";
import { type Pieces, usePieces } from "#renderer/features/repo/preview/use-pieces.ts";
import type { Ask } from "#renderer/features/repo/preview/use-preview.ts";
import { columnWidths } from "#renderer/features/repo/preview/views/column-widths.ts";
import { RowDetail } from "#renderer/features/repo/preview/views/RowDetail.tsx";
import classes from "#renderer/features/repo/preview/views/TableView.module.css";
import { useRowWalk } from "#renderer/ui/use-row-walk.ts";

type TableViewProps = { readonly view: Extract<View, { readonly type: "table" }>; readonly ask: Ask };

const rowHeight = 28;

export function TableView({ view, ask }: TableViewProps) {
  const { id, name, columns, rowCount, canFilter } = view;
  const [words, setWords] = useState("");
  const [wanted] = useDebouncedValue(words, 150);
  const [chosen, setChosen] = useState<number | null>(null);
  const askNow = useRef(ask);
  askNow.current = ask;
  const fetch = useCallback(
    async (from: number, count: number) => {
      const { rows, ...rest } = await askNow.current("rows", { id, from, count, words: wanted });
      return { items: rows, ...rest };
    },
    [id, wanted],
  );
  const pieces = usePieces<readonly string[]>(fetch);
  const total = pieces.isEnd ? pieces.known : rowCount;
  return (
    <div className={classes.root}>
      <div className={classes.bar}>
        {canFilter && (
          <TextInput
            size="xs"
            className={classes.filter}
            aria-label={`Find in ${name.toLowerCase()}`}
            placeholder="Find"
            leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
            value={words}
            onChange={(event) => {
              setWords(event.currentTarget.value);
              setChosen(null);
            }}
          />
        )}
        <span className={classes.count} role="status">
          {countWords(pieces, total)}
        </span>
      </div>
      {/* Other words begin at the top again. */}
      <Rows key={wanted} view={view} pieces={pieces} chosen={chosen} onChoose={setChosen} />
      {pieces.note !== null && <p className={classes.note}>{pieces.note}</p>}
      {chosen !== null && (
        <RowDetail ask={ask} id={id} index={chosen} words={wanted} columns={columns} onClose={() => setChosen(null)} />
      )}
    </div>
  );
}

type RowsProps = {
  readonly view: TableViewProps["view"];
  readonly pieces: Pieces<readonly string[]>;
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
};

function Rows({ view: { name, columns }, pieces, chosen, onChoose }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const count = pieces.known + (pieces.isEnd ? 0 : 1);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const walk = useRowWalk({
    count: pieces.known,
    scrollTo: useCallback((index: number) => virtualizer.scrollToIndex(index, { align: "auto" }), [virtualizer]),
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { need } = pieces;
  useEffect(() => need(first, last), [need, first, last]);
  const sample = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((index) => {
    const row = pieces.at(index);
    return row === undefined ? [] : [row];
  });
  const columnStyle = { gridTemplateColumns: columnWidths(columns, sample) };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the buttons inside.
    <div className={classes.scroller} ref={scroller} onKeyDown={walk.onKeyDown} role="presentation">
      <table className={classes.table} aria-label={name} aria-rowcount={pieces.isEnd ? count + 1 : -1}>
        <thead>
          <tr className={classes.header} aria-rowindex={1} style={columnStyle}>
            <th scope="col">Row</th>
            {columns.map((column) => (
              <th scope="col" key={column.name} data-kind={column.kind} title={column.name}>
                <bdi>{column.name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.rows} style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = pieces.at(index);
            if (row === undefined) return null;
            return (
              <tr
                className={classes.row}
                key={index}
                aria-rowindex={index + 2}
                style={{ transform: `translateY(${start}px)`, ...columnStyle }}
                data-chosen={index === chosen}
              >
                <td>
                  <button
                    type="button"
                    className={classes.number}
                    aria-label={`Show row ${index + 1}`}
                    onClick={() => onChoose(index)}
                    {...walk.rowProps(index)}
                  >
                    {index + 1}
                  </button>
                </td>
                {columns.map((column, at) => (
                  <td key={column.name} data-kind={column.kind}>
                    <bdi>{row[at]}</bdi>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function countWords({ known, isEnd }: Pieces<unknown>, total: number | null): string {
  if (total !== null) return `${total.toLocaleString("en")} ${total === 1 ? "row" : "rows"}`;
  return isEnd ? "" : `${known.toLocaleString("en")} rows so far; more come as you scroll`;
}
