/** Takes a model that someone serves to the playground; also an action of the palette while the repo is shown. */
import { Button, Tooltip } from "@mantine/core";
import { IconFlask2 } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { self, useMay } from "#renderer/api/use-may.ts";
import { useActions } from "#renderer/ui/actions.ts";

type TryButtonProps = { readonly modelId: string };

export function TryButton({ modelId }: TryButtonProps) {
  const navigate = useNavigate();
  const running = useMay("run-inference", self);
  // The playground explains it in full, so the way there stays open.
  const refusal = running?.answer === "no" ? running.reason : undefined;
  const actions = useMemo(() => {
    const run = () => void navigate({ to: "/playground", search: { model: modelId } });
    return [{ id: "repo.try", label: "Try this model", hint: modelId, icon: IconFlask2, run }];
  }, [modelId, navigate]);
  useActions(actions);
  return (
    <Tooltip
      label={refusal}
      disabled={refusal === undefined}
      multiline
      maw={320}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Button
        leftSection={<IconFlask2 size={16} stroke={1.5} aria-hidden />}
        aria-description={refusal}
        renderRoot={(props) => <Link to="/playground" search={{ model: modelId }} {...props} />}
      >
        Try
      </Button>
    </Tooltip>
  );
}
