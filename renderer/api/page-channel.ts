/** Text frames between the page and the core, whichever door carries them. The page's counterpart of electron/api/frame-channel.ts. */

/** Why a channel ended: `lost` may be opened again; `refused` needs a fresh link from the terminal. */
export type ChannelEnd = "lost" | "refused";

export type PageChannel = {
  /** Sends one frame; does nothing once the channel has ended. */
  send(frame: string): void;
  /** Calls the listener for each frame; non-text messages never arrive. */
  onFrame(listener: (frame: string) => void): void;
  /** Calls the listener once when the channel ends, at once if it has. */
  onEnd(listener: (end: ChannelEnd) => void): void;
  close(): void;
};
