/** An address that leads nowhere, such as a mistyped one. */
import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { Page } from "#renderer/ui/Page.tsx";
import { PageHead } from "#renderer/ui/PageHead.tsx";

export function NotFoundScreen() {
  return (
    <Page>
      <PageHead title="No such place" />
      <EmptyState
        icon={IconMapOff}
        title="Nothing is at this address"
        text="It may be mistyped, or come from another version of Hubdeck."
        action={
          <Button variant="filled" renderRoot={(props) => <Link to="/models" {...props} />}>
            Go to Models
          </Button>
        }
      />
    </Page>
  );
}
