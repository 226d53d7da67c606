/** How links and pictures of one repo's card are shown. */
import { type RefObject, useMemo, useRef } from "react";
import classes from "#renderer/features/repo/card/CardPicture.module.css";
import { CardPicture } from "#renderer/features/repo/card/CardPicture.tsx";
import { cardLink } from "#renderer/features/repo/card/card-link.ts";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import type { CardTextHandle } from "#renderer/ui/markdown/card/CardText.tsx";
import type { MarkdownParts } from "#renderer/ui/markdown/paint/paint.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { assertNever } from "#shared/model/assert-never.ts";

/** `text` is where the card's own anchors are. */
export function useCardParts(
  info: RepoInfo,
  onFile: (folder: string) => void,
  text: RefObject<CardTextHandle | null>,
): MarkdownParts {
  const latest = useRef(onFile);
  latest.current = onFile;
  const { repo, commit, pageUrl } = info;
  const { kind, id } = repo;
  return useMemo<MarkdownParts>(
    () => ({
      link: ({ href, children }) => {
        const link = cardLink(href, pageUrl);
        switch (link.type) {
          case "anchor":
            return (
              <button type="button" className={classes.link} onClick={() => text.current?.goTo(link.name)}>
                {children}
              </button>
            );
          case "file":
            return (
              <button
                type="button"
                className={classes.link}
                title={link.path}
                onClick={() => latest.current(link.isFolder ? link.path : folderOf(link.path))}
              >
                {children}
              </button>
            );
          case "web":
            return <ExternalLink href={link.url}>{children}</ExternalLink>;
          case "none":
            return <span>{children}</span>;
          default:
            return assertNever(link);
        }
      },
      picture: (picture) => (
        <CardPicture repo={{ kind, id }} revision={commit} picture={picture} key={picture.source} />
      ),
    }),
    [kind, id, commit, pageUrl, text],
  );
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
