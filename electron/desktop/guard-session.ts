/** Puts the policies of security/ on the window's session: nothing is loaded, saved or permitted that they do not allow. */
import { join } from "node:path";
import type { Session } from "electron";
import type { PageOrigin } from "#electron/desktop/security/page-origin.ts";
import { decidePermission } from "#electron/desktop/security/permissions.ts";
import { decideRequest, decideSave } from "#electron/desktop/security/requests.ts";
import { savedFileName } from "#electron/desktop/security/saved-file-name.ts";

export type SessionGuard = {
  readonly origin: PageOrigin;
  readonly isPackaged: boolean;
  /** Whether Record is pressed now; without it there is no microphone. */
  readonly isRecording: () => boolean;
  /** The folder that a save dialog begins in. */
  readonly saveFolder: string;
};

export function guardSession(session: Session, { origin, isPackaged, isRecording, saveFolder }: SessionGuard): void {
  const now = () => ({ origin, isRecording: isRecording() });
  // Grants of an earlier handler fall with it.
  session.setPermissionRequestHandler(null);
  // Electron asks the one for requests and the other for checks; either alone leaves a way round.
  session.setPermissionRequestHandler((_contents, permission, allow, details) => {
    const mediaTypes = "mediaTypes" in details ? (details.mediaTypes ?? []) : [];
    allow(decidePermission({ permission, requestingUrl: details.requestingUrl, mediaTypes }, now()));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingUrl, { mediaType }) =>
    decidePermission({ permission, requestingUrl, mediaTypes: mediaType === undefined ? [] : [mediaType] }, now()),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, allow) => allow({}));
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: decideRequest(url, { origin, isPackaged }) === "cancel" }),
  );
  // What the page has made and gives away as a file; downloads from the Hub are the core's and never come here.
  session.on("will-download", (event, item) => {
    if (decideSave(item.getURL(), origin) === "cancel") event.preventDefault();
    else item.setSaveDialogOptions({ defaultPath: join(saveFolder, savedFileName(item.getFilename())) });
  });
}
