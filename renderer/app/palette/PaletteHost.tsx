/** Listens for the palette's keys, and fetches the palette once the start is over, so that it opens without a wait. */
import { useHotkeys } from "@mantine/hooks";
import { useLocation } from "@tanstack/react-router";
import { type ComponentType, useEffect, useState } from "react";
import { useSaved } from "#renderer/api/use-saved.ts";
import { FrameActions } from "#renderer/app/palette/FrameActions.tsx";
import { focusSearch } from "#renderer/app/palette/focus-search.ts";
import type { PaletteProps } from "#renderer/app/palette/Palette.tsx";
import { closePalette, openPalette, useIsPaletteOpen } from "#renderer/app/palette/palette-state.ts";

export function PaletteHost() {
  const isOpen = useIsPaletteOpen();
  // Kept up to date all the time, so that it is there with the palette's first frame.
  useSaved();
  const [Palette, setPalette] = useState<ComponentType<PaletteProps> | null>(null);
  useHotkeys([["mod+K", openPalette]], []);
  useHotkeys([["/", () => focusSearch() || openPalette()]]);

  // The first screen comes first: the palette's code waits until a place is shown, unless it is asked for.
  const hasStarted = useLocation({ select: ({ pathname }) => pathname !== "/" });
  const isWanted = isOpen || hasStarted;
  useEffect(() => {
    if (!isWanted) return undefined;
    const idle = requestIdleCallback(async () => {
      const loaded = await import("#renderer/app/palette/Palette.tsx");
      setPalette(() => loaded.Palette);
    });
    return () => cancelIdleCallback(idle);
  }, [isWanted]);

  return (
    <>
      <FrameActions />
      {Palette !== null && <Palette isOpen={isOpen} onClose={closePalette} />}
    </>
  );
}
