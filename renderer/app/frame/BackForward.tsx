/** Back and forward through the places of this window. */
import { ActionIcon } from "@mantine/core";
import { IconArrowLeft, IconArrowRight } from "@tabler/icons-react";
import { useCanGoBack, useLocation, useRouter } from "@tanstack/react-router";
import { useRef } from "react";
import classes from "./BackForward.module.css";

export function BackForward() {
  const { history } = useRouter();
  const canGoBack = useCanGoBack();
  const { state } = useLocation();
  // Browsers do not say whether there is a way forward. There is none beyond the furthest place seen, and a new place
  // (a key not met before) cuts off what lay ahead.
  const furthest = useRef({ index: 0, keys: new Map<number, string | undefined>() });
  const index = state.__TSR_index;
  const { keys } = furthest.current;
  if (keys.get(index) !== state.__TSR_key) {
    keys.set(index, state.__TSR_key);
    furthest.current.index = index;
  }
  const canGoForward = index < furthest.current.index;
  return (
    <div className={classes.root}>
      <ActionIcon aria-label="Back" disabled={!canGoBack} onClick={() => history.back()}>
        <IconArrowLeft size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label="Forward" disabled={!canGoForward} onClick={() => history.forward()}>
        <IconArrowRight size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
    </div>
  );
}
