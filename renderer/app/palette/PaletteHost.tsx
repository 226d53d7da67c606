/** Listens for the palette's keys and loads the palette when it is first wanted. */
import { useHotkeys } from "@mantine/hooks";
import { lazy, Suspense, useRef } from "react";
import { FrameActions } from "#renderer/app/palette/FrameActions.tsx";
import { focusSearch } from "#renderer/app/palette/focus-search.ts";
import { closePalette, openPalette, useIsPaletteOpen } from "#renderer/app/palette/palette-state.ts";

const Palette = lazy(async () => ({ default: (await import("#renderer/app/palette/Palette.tsx")).Palette }));

export function PaletteHost() {
  const isOpen = useIsPaletteOpen();
  const wasOpen = useRef(false);
  if (isOpen) wasOpen.current = true;
  useHotkeys([["mod+K", openPalette]], []);
  useHotkeys([["/", () => focusSearch() || openPalette()]]);
  return (
    <>
      <FrameActions />
      {wasOpen.current && (
        <Suspense>
          <Palette isOpen={isOpen} onClose={closePalette} />
        </Suspense>
      )}
    </>
  );
}
