/** A part of a text as it was written, where laying it out would take too long. */
import classes from "#renderer/ui/markdown/paint/paint.module.css";
import { ScrollBox } from "#renderer/ui/ScrollBox.tsx";
import { formatCount } from "#shared/model/bytes.ts";

/** Laying out one endless word takes the browser seconds. */
const shownMax = 20_000;

export function PlainText({ text }: { readonly text: string }) {
  return (
    <ScrollBox className={classes["plain"]} label="Text that is too long to be laid out">
      {text.slice(0, shownMax)}
      {text.length > shownMax && `… and ${formatCount(text.length - shownMax)} more characters, left out here.`}
    </ScrollBox>
  );
}
