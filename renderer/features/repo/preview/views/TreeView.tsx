/** A JSON value as a tree. Each level is asked for when it is opened; only the rows on screen exist. */
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useRef } from "react";
import type { TreeNode, View } from "#renderer/features/repo/preview/preview-model.ts";
import type { Ask } from "#renderer/features/repo/preview/use-preview.ts";
import classes from "#renderer/features/repo/preview/views/TreeView.module.css";
import { type TreeRow, useTree } from "#renderer/features/repo/preview/views/use-tree.ts";
import { type RowWalk, useRowWalk } from "#renderer/ui/use-row-walk.ts";

type TreeViewProps = { readonly view: Extract<View, { readonly type: "tree" }>; readonly ask: Ask };

const rowHeight = 24;

export function TreeView({ view: { id, root }, ask }: TreeViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, toggle, more, why } = useTree(id, root, ask);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
  });
  const walk = useRowWalk({
    count: rows.length,
    scrollTo: useCallback((index: number) => virtualizer.scrollToIndex(index, { align: "auto" }), [virtualizer]),
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = rows[walk.active];
    const isOpening = event.key === "ArrowRight" || event.key === "ArrowLeft";
    if (isOpening && row?.type === "node" && row.node.count > 0 && row.isOpen === (event.key === "ArrowLeft")) {
      event.preventDefault();
      toggle(row);
      return;
    }
    walk.onKeyDown(event);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the rows inside. */}
      <div className={classes.scroller} ref={scroller} onKeyDown={onKeyDown} role="presentation">
        <div className={classes.rows} role="tree" aria-label="JSON" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const style = {
              transform: `translateY(${start}px)`,
              paddingInlineStart: `${Math.min(row.depth, 40) * 16 + 4}px`,
            };
            return (
              <div className={classes.row} key={row.key} style={style} role="presentation">
                <OneRow
                  row={row}
                  rowProps={walk.rowProps(index)}
                  onToggle={() => toggle(row)}
                  onMore={() => more(row)}
                />
              </div>
            );
          })}
        </div>
      </div>
      {why !== null && <p className={classes.note}>{why}</p>}
    </>
  );
}

type OneRowProps = {
  readonly row: TreeRow;
  readonly rowProps: ReturnType<RowWalk["rowProps"]>;
  readonly onToggle: () => void;
  readonly onMore: () => void;
};

function OneRow({ row, rowProps, onToggle, onMore }: OneRowProps) {
  if (row.type === "more") {
    return (
      <button
        type="button"
        className={classes.more}
        role="treeitem"
        aria-level={row.depth + 1}
        onClick={onMore}
        {...rowProps}
      >
        {row.rest.toLocaleString("en")} more
      </button>
    );
  }
  const { node, isOpen, depth } = row;
  const isClosedList = node.kind === "object" || node.kind === "list";
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <button
      type="button"
      className={classes.node}
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={isClosedList && node.count > 0 ? isOpen : undefined}
      onClick={onToggle}
      {...rowProps}
    >
      {isClosedList && node.count > 0 ? (
        <Chevron size={14} stroke={1.75} aria-hidden />
      ) : (
        <span className={classes.gap} />
      )}
      {depth > 0 && (
        <span className={classes.key} data-kind={typeof node.key}>
          <bdi>{String(node.key).slice(0, 200)}</bdi>
        </span>
      )}
      <span className={classes.value} data-kind={node.kind}>
        <bdi>{isClosedList ? countWords(node) : node.text.slice(0, 300)}</bdi>
      </span>
    </button>
  );
}

function countWords({ kind, count }: TreeNode): string {
  const shown = count.toLocaleString("en");
  return kind === "list"
    ? `[${shown} ${count === 1 ? "item" : "items"}]`
    : `{${shown} ${count === 1 ? "key" : "keys"}}`;
}
