/** What our list is compared with: the same virtual list with plain text in its rows, and nothing else on the page. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { createRoot } from "react-dom/client";

const count = Number(new URLSearchParams(location.search).get("rows"));
const rowHeight = 52;

function BareList() {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  return (
    <div ref={scroller} id="scroller" style={{ height: 680, width: 428, overflow: "auto" }}>
      <div style={{ height: virtualizer.getTotalSize(), position: "relative" }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            style={{ position: "absolute", top: 0, height: rowHeight, transform: `translateY(${start}px)` }}
          >
            owner/name-{index}
          </div>
        ))}
      </div>
    </div>
  );
}

const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<BareList />);
