/** A picture of a card: a quiet box until it is here; from a third host, or unreadable, a line that says so. */
import { IconPhoto, IconPhotoOff } from "@tabler/icons-react";
import { useState } from "react";
import classes from "#renderer/features/repo/card/CardPicture.module.css";
import { pictureWords } from "#renderer/features/repo/card/picture-words.ts";
import { usePicture } from "#renderer/features/repo/card/use-picture.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

type CardPictureProps = {
  readonly repo: RepoRef;
  readonly revision: string;
  /** As the card says: a path in the repo or a URL. */
  readonly source: string;
  readonly alt: string;
};

export function CardPicture({ repo, revision, source, alt }: CardPictureProps) {
  const { box, state } = usePicture({ repo, revision, source });
  const [isBroken, setIsBroken] = useState(false);

  if (source === "" || state.type === "failed" || isBroken) {
    return (
      <span className={classes.missing}>
        <IconPhotoOff size={14} stroke={1.5} aria-hidden />
        {pictureWords({ source, alt, problem: state.type === "failed" ? state.problem : null })}
      </span>
    );
  }
  if (state.type === "shown") {
    return <img className={classes.picture} src={state.url} alt={alt} onError={() => setIsBroken(true)} />;
  }
  return (
    <span className={classes.box} ref={box} role="img" aria-label={alt === "" ? "Picture on its way" : alt}>
      <IconPhoto size={20} stroke={1.5} aria-hidden />
    </span>
  );
}
