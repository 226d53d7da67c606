/** The licence with its meaning in a line, and the way to its text. */
import { IconAlertTriangle, IconCheck, IconHelp, IconX } from "@tabler/icons-react";
import classes from "#renderer/features/repo/about/LicencePanel.module.css";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import { StatePill, type StateTone } from "#renderer/ui/StatePill.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { type CommercialUse, licenceOf } from "#shared/model/licences.ts";

type LicencePanelProps = { readonly info: RepoInfo };

const uses: Readonly<
  Record<CommercialUse, { readonly tone: StateTone; readonly icon: typeof IconCheck; readonly words: string }>
> = {
  yes: { tone: "green", icon: IconCheck, words: "commercial use allowed" },
  limits: { tone: "amber", icon: IconAlertTriangle, words: "commercial use within limits" },
  no: { tone: "red", icon: IconX, words: "no commercial use" },
  unknown: { tone: "neutral", icon: IconHelp, words: "commercial use not known" },
};

export function LicencePanel({ info }: LicencePanelProps) {
  const { licenseName, licenseLink } = info.card;
  const licence = licenceOf(info.license, licenseName);
  const { tone, icon, words } = uses[licence.commercialUse];
  const link = linkOf(licenseLink, info.pageUrl, info.commit);
  return (
    <Panel
      title="Licence"
      actions={
        <StatePill tone={tone} icon={icon}>
          {words}
        </StatePill>
      }
    >
      <p className={classes.name}>
        <bdi>{licence.name}</bdi>
        {licence.id !== "" && <span className={classes.id}> {licence.id}</span>}
      </p>
      <p>{licence.meaning}</p>
      {link !== null && (
        <p>
          <ExternalLink href={link}>Read its text</ExternalLink>
        </p>
      )}
      <p className={classes.note}>
        This line helps to read a licence and is not legal advice; the text of the licence holds, and a base model’s may
        hold too.
      </p>
    </Panel>
  );
}

/** Where the repo says that the text is: an https address, or a file of its own. What is neither is no link. */
function linkOf(link: string | null, pageUrl: string, commit: string): string | null {
  if (link === null) return null;
  if (/^https:\/\//i.test(link)) return URL.canParse(link) ? link : null;
  return /^[\w.-]{1,200}$/.test(link) ? `${pageUrl}/blob/${commit}/${link}` : null;
}
