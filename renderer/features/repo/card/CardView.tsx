/** A card that is here: its metadata folded away, what it holds, its pictures' hosts to ask about, and its text. */
import { useMemo, useRef } from "react";
import { useSettings } from "#renderer/api/use-settings.ts";
import { CardContents } from "#renderer/features/repo/card/CardContents.tsx";
import { CardLoading } from "#renderer/features/repo/card/CardLoading.tsx";
import { CardPictures } from "#renderer/features/repo/card/card-pictures.ts";
import { FrontMatterTable } from "#renderer/features/repo/card/FrontMatterTable.tsx";
import { PicturesBar } from "#renderer/features/repo/card/PicturesBar.tsx";
import classes from "#renderer/features/repo/card/RepoCard.module.css";
import { useCardParts } from "#renderer/features/repo/card/use-card-parts.tsx";
import { useOtherHosts } from "#renderer/features/repo/card/use-other-hosts.ts";
import type { WholeCard } from "#renderer/features/repo/card/use-whole-card.ts";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import { CardText, type CardTextHandle } from "#renderer/ui/markdown/card/CardText.tsx";
import { useParsedCard } from "#renderer/ui/markdown/card/use-parsed-card.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

type CardViewProps = {
  readonly info: RepoInfo;
  readonly card: WholeCard;
  readonly onFile: (folder: string) => void;
};

const idPrefix = "card";

export function CardView({ info, card, onFile }: CardViewProps) {
  const { markdown, frontMatter } = card;
  const parsed = useParsedCard(useMemo(() => ({ markdown, frontMatter, idPrefix }), [markdown, frontMatter]));
  const handle = useRef<CardTextHandle | null>(null);
  const parts = useCardParts(info, onFile, handle);
  const settings = useSettings().value;
  const { hosts, isAllowed, allow } = useOtherHosts(info, parsed.sections, settings);
  const pictures = useMemo(
    () => ({ hub: settings?.endpoint.url ?? null, isAllowed }),
    [settings?.endpoint.url, isAllowed],
  );
  const headings = useMemo(
    () => parsed.sections.flatMap((section) => (section.type === "tree" ? section.tree.headings : [])),
    [parsed.sections],
  );

  if (parsed.frontMatter === null) return <CardLoading />;
  return (
    <article className={classes.root} aria-label={`Card of ${info.repo.id}`}>
      <div className={classes.layout}>
        <div className={classes.head}>
          <FrontMatterTable frontMatter={parsed.frontMatter} />
          {hosts.length > 0 && !isAllowed && settings !== undefined && (
            <PicturesBar hosts={hosts} isNever={settings.pictures === "never"} onShow={allow} />
          )}
        </div>
        <CardContents headings={headings} onGoTo={(id) => handle.current?.goTo(id.slice(idPrefix.length + 1))} />
        <div className={classes.text}>
          <CardPictures value={pictures}>
            <CardText
              markdown={markdown}
              sections={parsed.sections}
              parts={parts}
              idPrefix={idPrefix}
              onNeed={parsed.need}
              handle={handle}
            />
          </CardPictures>
          {card.isCut && (
            <p className={classes.cut}>
              The card is longer than what is shown here.{" "}
              <ExternalLink href={info.pageUrl}>Read it on the Hub</ExternalLink>
            </p>
          )}
        </div>
      </div>
    </article>
  );
}
