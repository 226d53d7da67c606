/** The models chosen for comparing, at the foot of every screen but the comparison's own; there as soon as one is chosen. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconColumns3, IconX } from "@tabler/icons-react";
import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useActions } from "#renderer/ui/actions.ts";
import { compareMax, setCompared, toggleCompared, useCompared } from "#renderer/ui/compare-set.ts";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import classes from "./CompareTray.module.css";

export function CompareTray() {
  const ids = useCompared();
  const isThere = useLocation({ select: ({ pathname }) => pathname === "/compare" });
  const navigate = useNavigate();
  const search = useMemo(() => ({ ids: ids.join(",") }), [ids]);
  const actions = useMemo(() => {
    if (isThere) return [];
    const run = () => void navigate({ to: "/compare", search });
    const hint = ids.length === 0 ? "side by side" : `${ids.length} of ${compareMax}`;
    return [{ id: "compare.open", label: "Compare models", hint, icon: IconColumns3, run }];
  }, [ids, search, isThere, navigate]);
  useActions(actions);
  if (ids.length === 0 || isThere) return null;
  return (
    <aside className={classes.root} aria-label="Chosen for comparing">
      <ul className={classes.models}>
        {ids.map((id) => (
          <li className={classes.model} key={id}>
            <RepoName id={id} />
            <ActionIcon size={24} aria-label={`Take ${id} out`} onClick={() => toggleCompared(id)}>
              <IconX size={13} stroke={1.5} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        size="xs"
        leftSection={<IconColumns3 size={14} stroke={1.5} aria-hidden />}
        renderRoot={(props) => <Link to="/compare" search={search} {...props} />}
      >
        Compare {ids.length}
      </Button>
      <Tooltip label="Clear">
        <ActionIcon aria-label="Clear the comparison" onClick={() => setCompared([])}>
          <IconX size={15} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </aside>
  );
}
