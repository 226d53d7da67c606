/** Opens the repo's page on the Hub, outside the app. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { showProblem } from "#renderer/ui/show-problem.ts";
import { useOpenExternal } from "#renderer/ui/use-open-external.ts";

type OpenOnHubProps = { readonly url: string };

export function OpenOnHub({ url }: OpenOnHubProps) {
  const openExternal = useOpenExternal();
  return (
    <Tooltip label="Open on the Hub">
      <ActionIcon aria-label="Open on the Hub" onClick={() => openExternal(url).catch(showProblem)}>
        <IconExternalLink size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
