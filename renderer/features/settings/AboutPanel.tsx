/** What this is, in which version, and whose it is not. */
import { Panel } from "#renderer/ui/Panel.tsx";
import type { AppState } from "#shared/contract/app.ts";
import classes from "./Settings.module.css";

const doors: Readonly<Record<AppState["door"], string>> = {
  electron: "in a window of its own",
  browser: "in your browser, served by this computer to itself alone",
};

export function AboutPanel({ app }: { readonly app: AppState }) {
  return (
    <Panel title="About Hubdeck">
      <dl className={classes.facts}>
        <dt>Version</dt>
        <dd className="tabular">{app.version}</dd>
        <dt>Runs</dt>
        <dd>{doors[app.door]}</dd>
        <dt>Licence</dt>
        <dd>Apache-2.0</dd>
        <dt>Unofficial</dt>
        <dd>Not made, endorsed or supported by Hugging Face. It sends nothing to anyone but the Hub you set above.</dd>
      </dl>
    </Panel>
  );
}
