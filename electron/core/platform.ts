/** What a door provides to the core. The core calls these and never asks which door it is behind. */

/** What happens to the machine: it is about to sleep, it woke up, or it has a network again after it had none. */
export type PlatformEvent = "suspend" | "resume" | "network-change";

/** What a person who looks elsewhere is told. Plain text; names in it may be anybody's. */
export type PlatformNotification = { readonly title: string; readonly body: string };

export type Platform = {
  readonly door: "electron" | "browser";
  /** Opens a checked https URL outside the app; false when the page has to open it (browser door). */
  openExternal(url: string): Promise<boolean>;
  /** Shows a folder of ours in the file manager; false where there is none (a headless or remote machine). */
  reveal(path: string): Promise<boolean>;
  /** Asks for a folder in the system's own dialog, which begins at `from`. `unavailable` where the door has none: the page shows the core's list. */
  chooseFolder(request: { readonly title: string; readonly from: string }): Promise<FolderChoice>;
  /** Tells the person, if no window of ours has their attention. */
  notify(notification: PlatformNotification): void;
  /** How far the running downloads are, from 0 to 1, where the system has a place for it; null when nothing runs. */
  showProgress(fraction: number | null): void;
  /** Keeps the machine from going to sleep by itself (the screen may), or lets it. */
  keepAwake(isNeeded: boolean): void;
  /** Calls the listener at each event until the answered function is called. A door that cannot know never calls it. */
  onEvent(listener: (event: PlatformEvent) => void): () => void;
};

export type FolderChoice =
  | { readonly type: "chosen"; readonly path: string }
  | { readonly type: "cancelled" }
  | { readonly type: "unavailable" };
