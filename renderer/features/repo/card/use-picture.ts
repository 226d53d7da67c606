/** One picture of a card as a blob: URL, fetched by the core when it is nearly on screen, and given back when it leaves. */
import { type RefObject, useEffect, useRef, useState } from "react";
import { api } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { readBytes } from "#renderer/api/read-bytes.ts";
import type { Problem } from "#shared/model/problem.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

export type PictureState =
  | { readonly type: "waiting" }
  | { readonly type: "shown"; readonly url: string }
  /** Without a problem where what came is no picture. */
  | { readonly type: "failed"; readonly problem: Problem | null };

type PictureRequest = {
  readonly repo: RepoRef;
  readonly revision: string;
  /** Empty for a picture that is not asked for. */
  readonly source: string;
  /** Whether a person asked for pictures of other hosts. */
  readonly isAsked: boolean;
};

/** What a blob: URL of ours may claim to be; anything else could be opened as a page of our own origin. */
const pictureType = /^image\/(?:png|jpeg|gif|webp|avif|svg\+xml|bmp|x-icon|vnd\.microsoft\.icon)$/;
const nearPx = 600;

/** Give `box` to the element that stands where the picture will be. */
export function usePicture({ repo: { kind, id }, revision, source, isAsked }: PictureRequest): {
  readonly box: RefObject<HTMLSpanElement | null>;
  readonly state: PictureState;
} {
  const box = useRef<HTMLSpanElement>(null);
  const [state, setState] = useState<PictureState>({ type: "waiting" });
  useEffect(() => {
    const element = box.current;
    if (element === null || source === "") return;
    const giveUp = new AbortController();
    let url: string | null = null;
    const load = async () => {
      try {
        const input = { repo: { kind, id }, revision, source, isAsked };
        const opened = await api.hub.picture(input, { signal: giveUp.signal });
        if (!pictureType.test(opened.contentType)) {
          await api.bytes.close({ streamId: opened.streamId });
          setState({ type: "failed", problem: null });
          return;
        }
        const blob = await readBytes(opened.streamId, opened.contentType, giveUp.signal);
        url = URL.createObjectURL(blob);
        setState({ type: "shown", url });
      } catch (error) {
        if (!giveUp.signal.aborted) setState({ type: "failed", problem: problemOf(error) });
      }
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        void load();
      },
      { rootMargin: `${nearPx}px` },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      giveUp.abort();
      if (url !== null) URL.revokeObjectURL(url);
      setState({ type: "waiting" });
    };
  }, [kind, id, revision, source, isAsked]);
  return { box, state };
}
