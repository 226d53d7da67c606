/** Puts the policies of security.ts on the window's session: nothing is loaded or permitted that they do not allow. */
import type { Session } from "electron";
import { decidePermission, decideRequest } from "#electron/desktop/security.ts";

export function guardSession(session: Session, { isPackaged }: { readonly isPackaged: boolean }): void {
  // Electron asks the one for requests and the other for checks; either alone leaves a way round.
  session.setPermissionRequestHandler((_contents, permission, allow, details) =>
    allow(decidePermission(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => decidePermission(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, allow) => allow({}));
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: decideRequest(url, { isPackaged }) === "cancel" }),
  );
}
