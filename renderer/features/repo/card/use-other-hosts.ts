/** The hosts besides the Hub that a card's pictures lie on, and whether they may be asked: by the setting, or after a click. */
import { useMemo, useState } from "react";
import type { CardSection } from "#renderer/ui/markdown/worker/parse-in-worker.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { SettingsState } from "#shared/contract/settings.ts";
import { pictureHost } from "#shared/model/picture-host.ts";

/** Cards whose pictures a person asked for, until the app is closed: going back does not ask again. */
const allowedCards = new Set<string>();

export function useOtherHosts(
  { repo }: Pick<RepoInfo, "repo">,
  sections: readonly CardSection[],
  settings: SettingsState | undefined,
): { readonly hosts: readonly string[]; readonly isAllowed: boolean; readonly allow: () => void } {
  const card = `${repo.kind}/${repo.id}`;
  const [wasAsked, setWasAsked] = useState(() => allowedCards.has(card));
  const hub = settings?.endpoint.url;
  const hosts = useMemo(() => {
    if (hub === undefined) return [];
    const sources = sections.flatMap((section) => (section.type === "tree" ? section.tree.pictures : []));
    const found = sources.flatMap((source) => {
      const place = pictureHost(source, hub, parseUrl);
      return place.type === "elsewhere" ? [place.host] : [];
    });
    return [...new Set(found)].sort();
  }, [sections, hub]);
  const isAllowed = settings?.pictures === "always" || (settings?.pictures === "ask" && wasAsked);
  return {
    hosts,
    isAllowed,
    allow() {
      allowedCards.add(card);
      setWasAsked(true);
    },
  };
}

/** As URL.parse, which older browsers lack. */
export function parseUrl(text: string, base?: string): URL | null {
  return URL.canParse(text, base) ? new URL(text, base) : null;
}
