/** A box that scrolls by itself and can be scrolled by keyboard: it takes focus only while there is something to scroll. */
import { type ReactNode, useEffect, useRef, useState } from "react";

type ScrollBoxProps = {
  /** What is in it, for a screen reader. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

export function ScrollBox({ label, className, children }: ScrollBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setScrolls(element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className={className}
      style={{ overflow: "auto" }}
      {...(scrolls ? { role: "group", "aria-label": label, tabIndex: 0 } : {})}
    >
      {children}
    </div>
  );
}
