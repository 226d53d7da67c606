/** What an empty part of Saved says: how something comes to be there. */
import { Button } from "@mantine/core";
import { IconBookmark, IconHistory, IconStar } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { SavedTab } from "#renderer/features/saved/saved-tabs.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { KeyCap } from "#renderer/ui/KeyCap.tsx";

const words = {
  favourites: {
    icon: IconStar,
    title: "No favourites yet",
    text: (
      <>
        The star beside a repo’s name keeps it here; so does <KeyCap>S</KeyCap> while it is shown.
      </>
    ),
  },
  recent: { icon: IconHistory, title: "Nothing viewed yet", text: "The repos that you look at are listed here." },
  searches: {
    icon: IconBookmark,
    title: "No saved searches yet",
    text: "Search or filter a list, then choose “Save this search” to come back to it.",
  },
} as const;

export function NothingSaved({ tab }: { readonly tab: SavedTab }) {
  const { icon, title, text } = words[tab];
  return (
    <EmptyState
      icon={icon}
      title={title}
      text={text}
      action={<Button renderRoot={(props) => <Link to="/models" {...props} />}>Browse models</Button>}
    />
  );
}
