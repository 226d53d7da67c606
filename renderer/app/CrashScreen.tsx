/** What stands in place of a screen, or of the whole app, whose own code failed. Never shows the error's message, which may quote anything. */
import { Button } from "@mantine/core";
import { IconMoodConfuzed } from "@tabler/icons-react";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { Page } from "#renderer/ui/Page.tsx";
import { PageHead } from "#renderer/ui/PageHead.tsx";

export function CrashScreen({ reset }: ErrorComponentProps) {
  return (
    <Page>
      <PageHead title="This screen failed" />
      <div role="alert">
        <EmptyState
          icon={IconMoodConfuzed}
          title="That is a fault of Hubdeck"
          text="Downloads go on, and everything on disk is untouched. Try again, or load the page anew."
          action={
            <>
              <Button variant="filled" onClick={reset}>
                Try again
              </Button>
              <Button onClick={() => location.reload()}>Load the page anew</Button>
            </>
          }
        />
      </div>
    </Page>
  );
}
