/** Takes links from outside to the page: one at a time, and only after the person said yes. */
import { type LinkedPlace, placeOfLink } from "#electron/desktop/security/outside-link.ts";

export type LinkFollower = {
  /** A link came. Ignored when it leads nowhere, or while another one is being asked about. */
  take(link: string): void;
  /** The window is there: the link that came before it, if one did, is asked about now. */
  begin(parts: LinkParts): void;
};

export type LinkParts = {
  readonly ask: (place: LinkedPlace) => Promise<boolean>;
  /** Brings the window to the front, at a place of the page. */
  readonly show: (path?: string) => void;
};

export function createLinkFollower(): LinkFollower {
  let parts: LinkParts | null = null;
  let early: string | null = null;
  let isAsking = false;

  const follow = async (link: string, { ask, show }: LinkParts) => {
    const place = placeOfLink(link);
    if (place === null || isAsking) return;
    isAsking = true;
    try {
      show();
      if (await ask(place)) show(place.path);
    } finally {
      isAsking = false;
    }
  };

  return {
    take(link) {
      if (parts === null) early = link;
      else void follow(link, parts);
    },
    begin(given) {
      parts = given;
      if (early !== null) void follow(early, given);
      early = null;
    },
  };
}
