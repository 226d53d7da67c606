/** A picture of a card: a quiet box until it is here; from a host that may not be asked, or unreadable, a line that says so. */
import { useComputedColorScheme } from "@mantine/core";
import { IconPhoto, IconPhotoOff } from "@tabler/icons-react";
import { useContext, useState } from "react";
import classes from "#renderer/features/repo/card/CardPicture.module.css";
import { CardPictures } from "#renderer/features/repo/card/card-pictures.ts";
import { pictureWords } from "#renderer/features/repo/card/picture-words.ts";
import { parseUrl } from "#renderer/features/repo/card/use-other-hosts.ts";
import { usePicture } from "#renderer/features/repo/card/use-picture.ts";
import type { MarkdownPicture } from "#renderer/ui/markdown/paint/paint.tsx";
import { pictureHost } from "#shared/model/picture-host.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

type CardPictureProps = {
  readonly repo: RepoRef;
  readonly revision: string;
  /** As the card says: its source is a path in the repo or a URL. */
  readonly picture: MarkdownPicture;
};

export function CardPicture({ repo, revision, picture }: CardPictureProps) {
  const scheme = useComputedColorScheme("light");
  const { hub, isAllowed } = useContext(CardPictures);
  const { alt, width, height } = picture;
  const source = picture[scheme] ?? picture.source;
  const place = hub === null ? null : pictureHost(source, hub, parseUrl);
  const isAsked = place?.type === "elsewhere" && isAllowed;
  const mayAsk = place?.type === "hub" || isAsked;
  const { box, state } = usePicture({ repo, revision, source: mayAsk ? source : "", isAsked });
  const [broken, setBroken] = useState<string | null>(null);

  const isLeftOut = place !== null && !mayAsk;
  if (isLeftOut || source === "" || state.type === "failed" || (state.type === "shown" && broken === state.url)) {
    return (
      <span className={classes.missing}>
        <IconPhotoOff size={14} stroke={1.5} aria-hidden />
        {pictureWords({ source, alt, isElsewhere: place?.type === "elsewhere" })}
      </span>
    );
  }
  if (state.type === "shown") {
    const { url } = state;
    return (
      <img
        className={classes.picture}
        src={url}
        alt={alt}
        width={width}
        height={height}
        onError={() => setBroken(url)}
      />
    );
  }
  return (
    <span
      className={classes.box}
      ref={box}
      role="img"
      aria-label={alt === "" ? "Picture on its way" : alt}
      style={{ width: px(width), height: px(height) }}
    >
      <IconPhoto size={20} stroke={1.5} aria-hidden />
    </span>
  );
}

/** A size as the card says it; undefined leaves it to the style sheet. */
function px(size: string | undefined): string | undefined {
  return size === undefined || size.endsWith("%") ? size : `${size}px`;
}
