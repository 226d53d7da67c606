/** Light or dark, now: the setting where it has arrived, what the host wrote until then, and the system's where that is chosen. */
import { useSyncExternalStore } from "react";
import { useSettings } from "#renderer/api/use-settings.ts";
import { type ColorScheme, hostTheme } from "#renderer/app/first-theme.ts";

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

function subscribeToSystem(listener: () => void): () => void {
  systemIsDark.addEventListener("change", listener);
  return () => systemIsDark.removeEventListener("change", listener);
}

export function useColorScheme(): ColorScheme {
  const isDark = useSyncExternalStore(subscribeToSystem, () => systemIsDark.matches);
  const theme = useSettings().value?.theme ?? hostTheme();
  if (theme !== "system") return theme;
  return isDark ? "dark" : "light";
}
