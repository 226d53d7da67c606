/** What a run of the browser door is made of; electron/serve.ts puts it together, tests put in their own. */
import type { Clock } from "#core/clock.ts";
import type { Core } from "#core/core.ts";
import type { FrameChannel } from "#electron/api/frame-channel.ts";
import type { Terminal } from "#electron/web-host/door/terminal.ts";
import type { Machine } from "#electron/web-host/door/window-plan.ts";
import type { Theme } from "#shared/contract/settings.ts";

export type OpenCore = {
  /** Serves the core to one page. */
  readonly serve: (channel: FrameChannel) => void;
  readonly theme: () => Theme;
  readonly runningDownloads: () => number;
  readonly close: Core["close"];
};

export type DoorParts = {
  /** The TCP port; 0 for a free one. */
  readonly port: number;
  readonly isOpening: boolean;
  /** The profile folder's real path, private to this person. */
  readonly profileFolder: string;
  /** The folder of the built page. */
  readonly pageFolder: string;
  readonly terminal: Terminal;
  readonly machine: Machine;
  readonly clock: Clock;
  readonly openCore: () => Promise<OpenCore>;
};
