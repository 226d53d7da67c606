/** A picture or a sound, from bytes that are here already. */
import { useEffect, useState } from "react";
import type { View } from "#renderer/features/repo/preview/preview-model.ts";
import classes from "#renderer/features/repo/preview/views/MediaView.module.css";

type MediaViewProps = { readonly view: Extract<View, { readonly type: "picture" | "sound" }> };

export function MediaView({ view }: MediaViewProps) {
  const url = useBlobUrl(view.bytes, view.contentType);
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken)
    return <p className={classes.words}>This computer cannot show it: the file is broken, or of a rare kind.</p>;
  if (url === null) return null;
  if (view.type === "sound") {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a stranger's recording has no words with it.
      <audio className={classes.sound} controls src={url} aria-label="Sound" onError={() => setIsBroken(true)} />
    );
  }
  const { size } = view;
  return (
    <figure className={classes.figure}>
      <img className={classes.picture} src={url} alt="Content of the file" onError={() => setIsBroken(true)} />
      {size !== null && (
        <figcaption className={classes.words}>
          {size.width.toLocaleString("en")} × {size.height.toLocaleString("en")} pixels
        </figcaption>
      )}
    </figure>
  );
}

/** An address for the bytes, given back when they leave the screen. */
function useBlobUrl(bytes: Uint8Array<ArrayBuffer>, contentType: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: contentType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, contentType]);
  return url;
}
