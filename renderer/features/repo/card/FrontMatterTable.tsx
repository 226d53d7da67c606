/** The metadata at the beginning of a card as a table, folded away; repos that it names are links. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import classes from "#renderer/features/repo/card/FrontMatterTable.module.css";
import { repoOfFrontMatter } from "#renderer/features/repo/card/front-matter-repo.ts";
import { PlainText } from "#renderer/ui/markdown/PlainText.tsx";
import type { FrontMatter, FrontMatterRow } from "#renderer/ui/markdown/worker/front-matter.ts";
import { splitRepoId } from "#shared/model/repo-id.ts";

export function FrontMatterTable({ frontMatter }: { readonly frontMatter: FrontMatter }) {
  if (frontMatter.type === "none") return null;
  const count = frontMatter.type === "rows" ? frontMatter.rows.length + frontMatter.more : null;
  return (
    <details className={classes.root}>
      <summary className={classes.summary}>
        Metadata {count !== null && <span className={classes.count}>{count}</span>}
      </summary>
      {frontMatter.type === "text" ? (
        <>
          <p className={classes.note}>{frontMatter.why} It is shown as it is written.</p>
          <PlainText text={frontMatter.text} />
        </>
      ) : (
        <table className={classes.table}>
          <tbody>
            {frontMatter.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.key}</th>
                <td dir="auto">{shownValue(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {frontMatter.type === "rows" && frontMatter.more > 0 && (
        <p className={classes.note}>and {frontMatter.more} more</p>
      )}
    </details>
  );
}

function shownValue({ key, value }: FrontMatterRow): ReactNode {
  if (value.type === "nested") return <code className={classes.nested}>{value.text}</code>;
  return (
    <>
      {value.texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the row never changes, and a text may stand in it twice
        <span key={index} className={classes.text}>
          {linked(key, text)}
          {index < value.texts.length - 1 && ", "}
        </span>
      ))}
      {value.more > 0 && <span className={classes.count}> and {value.more} more</span>}
    </>
  );
}

function linked(key: string, text: string): ReactNode {
  const repo = repoOfFrontMatter(key, text);
  if (repo === null) return text;
  return (
    <Link
      className={classes.link}
      to="/repo/$kind/$owner/$name"
      params={{ kind: repo.kind, ...splitRepoId(repo.id) }}
      preload={false}
    >
      {text}
    </Link>
  );
}
