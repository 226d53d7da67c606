/** What a door provides to the core. The core calls these and never asks which door it is behind. */

export type Platform = {
  readonly door: "electron" | "browser";
  /** Opens a checked https URL outside the app; false when the page has to open it (browser door). */
  openExternal(url: string): Promise<boolean>;
  /** Shows a folder of ours in the file manager; false where there is none (a headless or remote machine). */
  reveal(path: string): Promise<boolean>;
};
