/** How links and pictures of one repo's card are shown. */
import { useMemo, useRef } from "react";
import classes from "#renderer/features/repo/card/CardPicture.module.css";
import { CardPicture } from "#renderer/features/repo/card/CardPicture.tsx";
import { cardLink } from "#renderer/features/repo/card/card-link.ts";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import { anchorId } from "#renderer/ui/markdown/heading-ids.ts";
import type { MarkdownParts } from "#renderer/ui/markdown/Markdown.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { assertNever } from "#shared/model/assert-never.ts";

export function useCardParts(info: RepoInfo, onFile: (folder: string) => void): MarkdownParts {
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
              <button type="button" className={classes.link} onClick={() => goToAnchor(link.name)}>
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
      picture: ({ source, alt }) => (
        <CardPicture repo={{ kind, id }} revision={commit} source={source} alt={alt} key={source} />
      ),
    }),
    [kind, id, commit, pageUrl],
  );
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function goToAnchor(name: string): void {
  const heading = document.getElementById(anchorId("card", name));
  heading?.scrollIntoView({ block: "start" });
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}
