/** Opens a Space's app in the browser; on the Hub's page where its own address is not known or would show nothing. */
import { Button } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useMemo } from "react";
import { canOpen } from "#renderer/features/repo/head/space-words.ts";
import { useActions } from "#renderer/ui/actions.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import { useOpenExternal } from "#renderer/ui/use-open-external.ts";
import type { SpaceDetails } from "#shared/contract/repo-details.ts";

type OpenSpaceProps = { readonly id: string; readonly details: SpaceDetails; readonly pageUrl: string };

export function OpenSpace({ id, details: { appUrl, runtime }, pageUrl }: OpenSpaceProps) {
  const openExternal = useOpenExternal();
  const isUp = runtime !== null && canOpen(runtime.stage);
  const url = isUp && appUrl !== null ? appUrl : pageUrl;
  const label = isUp ? "Open the app" : "Open its page";
  const actions = useMemo(() => {
    const run = () => void openExternal(url).catch(showProblem);
    return [{ id: "repo.open-space", label, hint: id, icon: IconExternalLink, run }];
  }, [label, id, url, openExternal]);
  useActions(actions);
  return (
    <Button
      variant={isUp ? "filled" : "default"}
      leftSection={<IconExternalLink size={16} stroke={1.5} aria-hidden />}
      title={url}
      onClick={() => void openExternal(url).catch(showProblem)}
    >
      {label}
    </Button>
  );
}
