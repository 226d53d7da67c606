/** Groups of facts, each with its label. */
import type { FactGroup } from "#renderer/features/repo/preview/preview-model.ts";
import classes from "#renderer/features/repo/preview/views/FactsView.module.css";

export function FactsView({ groups }: { readonly groups: readonly FactGroup[] }) {
  return (
    <div className={classes.groups}>
      {groups.map(({ title, rows }) => (
        <section key={title}>
          <h3 className={classes.title}>{title}</h3>
          <dl className={classes.facts}>
            {rows.map(([label, value]) => (
              <div className={classes.row} key={label}>
                <dt>{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
