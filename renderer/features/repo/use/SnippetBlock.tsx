/** One text to copy: what it is for, the click that copies it, and the text as code. */
import classes from "#renderer/features/repo/use/UseSheet.module.css";
import type { UseSnippet } from "#renderer/features/repo/use/use-choices.ts";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { ScrollBox } from "#renderer/ui/ScrollBox.tsx";

type SnippetBlockProps = UseSnippet & {
  /** What it is called where it has no title of its own. */
  readonly label: string;
};

export function SnippetBlock({ title, text, label }: SnippetBlockProps) {
  return (
    <section className={classes.snippet} aria-label={title ?? label}>
      <div className={classes.head}>
        <h3 className={classes.title}>{title ?? label}</h3>
        <CopyButton value={text} label="Copy" isWordy />
      </div>
      <ScrollBox className={classes.code} label={title ?? label}>
        <pre>
          <code>{text}</code>
        </pre>
      </ScrollBox>
    </section>
  );
}
