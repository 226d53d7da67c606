/** A block of code that scrolls by itself and can be copied with one click. */
import type { ReactNode } from "react";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import classes from "#renderer/ui/markdown/CodeBlock.module.css";
import { ScrollBox } from "#renderer/ui/ScrollBox.tsx";

type CodeBlockProps = { readonly text: string; readonly children: ReactNode };

export function CodeBlock({ text, children }: CodeBlockProps) {
  return (
    <div className={classes.root}>
      <ScrollBox className={classes.scroll} label="Code">
        <pre>{children}</pre>
      </ScrollBox>
      <div className={classes.copy}>
        <CopyButton value={text} label="Copy code" />
      </div>
    </div>
  );
}
