/** Takes a model that someone serves to the playground; also an action of the palette while the repo is shown. */
import { Button } from "@mantine/core";
import { IconFlask2 } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useActions } from "#renderer/ui/actions.ts";

type TryButtonProps = { readonly modelId: string };

export function TryButton({ modelId }: TryButtonProps) {
  const navigate = useNavigate();
  const actions = useMemo(() => {
    const run = () => void navigate({ to: "/playground", search: { model: modelId } });
    return [{ id: "repo.try", label: "Try this model", hint: modelId, icon: IconFlask2, run }];
  }, [modelId, navigate]);
  useActions(actions);
  return (
    <Button
      leftSection={<IconFlask2 size={16} stroke={1.5} aria-hidden />}
      renderRoot={(props) => <Link to="/playground" search={{ model: modelId }} {...props} />}
    >
      Try
    </Button>
  );
}
