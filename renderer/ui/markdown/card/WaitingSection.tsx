/** A section that is not parsed yet: an empty box of about its height, which asks for it when it comes near the screen. */
import { useEffect, useRef } from "react";
import { observeNear } from "#renderer/ui/markdown/card/observe-near.ts";

type WaitingSectionProps = {
  readonly chars: number;
  readonly index: number;
  readonly onNear: (index: number) => void;
};

export function WaitingSection({ chars, index, onNear }: WaitingSectionProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current === null ? undefined : observeNear(box.current, () => onNear(index))), [index, onNear]);
  return <div ref={box} style={{ height: Math.max(40, chars / 4) }} />;
}
