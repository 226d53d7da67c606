/** Makes this process the owner of the profile, or brings the person to the Hubdeck that owns it. To be used after the app is ready. */
import { dialog } from "electron";
import { claimProfile } from "#core/profile/claim-profile.ts";
import type { ProfileOwner } from "#core/profile/profile-owner.ts";

/** Null when another Hubdeck has the profile, and the person was told where it is. `show` is called when a later start hands over to this one. */
export async function claimForWindow(profileFolder: string, show: () => void): Promise<ProfileOwner | null> {
  const claim = await claimProfile({
    folder: profileFolder,
    door: "electron",
    answer: () => {
      show();
      return { type: "running", door: "electron", address: null };
    },
    signal: new AbortController().signal,
  });
  if (claim.type === "owner") return claim.owner;
  if (claim.type === "silent-owner") {
    dialog.showErrorBox("Hubdeck is running already", "It does not answer. End it, and start Hubdeck again.");
  } else if (claim.reply.door === "browser") {
    // Its link is a secret for a minute, and opening it would show it to every user of the machine as an argument.
    dialog.showErrorBox(
      "Hubdeck is running already",
      "It was started from a terminal, and its window is in a browser. Press Enter in that terminal for a link.",
    );
  }
  return null;
}
