/** Text frames between the core and one page, whichever door carries them. The only thing the api knows of a transport. */

export type FrameChannel = {
  /** Sends one frame; the promise resolves when the next may be sent. Never throws; does nothing once the channel is closed. */
  send(frame: string): Promise<void>;
  /** Calls the listener for each message as it came: text frames as strings, whatever else as it is, for frame-guard.ts to judge. */
  onFrame(listener: (frame: unknown) => void): void;
  /** Calls the listener once, when either side has closed the channel. */
  onClose(listener: () => void): void;
  /** Closes the channel; the reason is for the other side's log and at most 100 characters of ASCII. */
  close(reason: string): void;
};
