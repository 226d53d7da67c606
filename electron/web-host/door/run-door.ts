/** One start of the browser door: becomes the owner of the profile and serves until it quits, or hands over to the Hubdeck that runs already. */
import { claimProfile } from "#core/profile/claim-profile.ts";
import type { DoorParts } from "#electron/web-host/door/door-parts.ts";
import { handedOver, silentOwner, whyNot } from "#electron/web-host/door/door-words.ts";
import { openWindow } from "#electron/web-host/door/open-window.ts";
import { serveUntilQuit } from "#electron/web-host/door/serve-until-quit.ts";
import { assertNever } from "#shared/model/assert-never.ts";

/** Runs the door to its end; answers the exit code: 0 when it quit in order or handed over, 1 when it could not open. Never rejects. */
export async function runDoor(parts: DoorParts): Promise<number> {
  const { terminal, profileFolder, port } = parts;
  let setLink: (newLink: () => string) => void = () => undefined;
  // A start that comes while this one is opening waits here for its answer.
  const newLink = new Promise<() => string>((resolve) => {
    setLink = resolve;
  });
  try {
    const claim = await claimProfile({
      folder: profileFolder,
      door: "browser",
      answer: async () => ({ type: "running", door: "browser", address: (await newLink)() }),
      signal: new AbortController().signal,
    });
    switch (claim.type) {
      case "silent-owner":
        terminal.complain(...silentOwner);
        return 1;
      case "handed-over":
        await handOver(parts, claim.reply.address);
        return 0;
      case "owner":
        try {
          await serveUntilQuit(parts, { onOpen: setLink, onClosing: () => claim.owner.beginClosing() });
          return 0;
        } finally {
          await claim.owner.close();
        }
      default:
        return assertNever(claim);
    }
  } catch (error) {
    terminal.complain(...whyNot(error, port));
    return 1;
  }
}

/** Brings the person to the Hubdeck that runs: a new window on it, from the display of this terminal. */
async function handOver(
  { terminal, isOpening, machine, profileFolder }: DoorParts,
  link: string | null,
): Promise<void> {
  const window = link !== null && isOpening ? await openWindow(link, profileFolder, machine) : null;
  terminal.say(...handedOver(link, window));
}
