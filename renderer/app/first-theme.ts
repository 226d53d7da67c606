/** The theme until the settings have arrived: what the host wrote into the page, else the system's. Keeps the first frame from flashing. */

export type ColorScheme = "light" | "dark";

/** The theme that the host wrote into `<html data-theme>`; `system` where it wrote none. */
export function hostTheme(): ColorScheme | "system" {
  const written = document.documentElement.dataset["theme"];
  return written === "light" || written === "dark" ? written : "system";
}

/** Sets the attribute that theme.css and Mantine go by. */
export function paintFirstTheme(): void {
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = hostTheme();
  document.documentElement.dataset["mantineColorScheme"] = theme === "system" ? (isDark ? "dark" : "light") : theme;
}
