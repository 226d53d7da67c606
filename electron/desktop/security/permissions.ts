/** Every permission that Electron knows, with what the page gets and why. A name that an update brings does not compile until it stands here. */
import type { Session } from "electron";
import { isPageUrl, type PageOrigin } from "#electron/desktop/security/page-origin.ts";

type RequestHandler = NonNullable<Parameters<Session["setPermissionRequestHandler"]>[0]>;
type CheckHandler = NonNullable<Parameters<Session["setPermissionCheckHandler"]>[0]>;
export type PermissionName = Parameters<RequestHandler>[1] | Parameters<CheckHandler>[1];

type Rule = {
  readonly allowed: "always" | "audio-while-recording" | "never";
  readonly why: string;
};

const never = (why: string): Rule => ({ allowed: "never", why });

export const permissionRules: Readonly<Record<PermissionName, Rule>> = {
  "clipboard-sanitized-write": { allowed: "always", why: "The copy buttons write plain text." },
  notifications: { allowed: "always", why: "A text in the corner of the screen, which reads nothing." },
  media: { allowed: "audio-while-recording", why: "The microphone, while Record is pressed; never a camera." },
  ar: never("No cameras, no rooms."),
  "automatic-fullscreen": never("Full screen is the person's to choose, in the menu."),
  "background-fetch": never("All network is the core's."),
  "background-sync": never("All network is the core's, and there is no service worker."),
  "captured-surface-control": never("No screen is captured."),
  "clipboard-read": never("Pasting needs no permission; reading what lies there does."),
  "deprecated-sync-clipboard-read": never("As clipboard-read."),
  "display-capture": never("No screen is captured."),
  fileSystem: never("Files go through the core; folders are chosen in the system's dialog."),
  fullscreen: never("Full screen is the person's to choose, in the menu."),
  geolocation: never("Where a person is, is none of our business."),
  "geolocation-approximate": never("As geolocation."),
  "hand-tracking": never("No cameras."),
  hid: never("No devices."),
  "idle-detection": never("When a person is away, is none of our business."),
  keyboardLock: never("The system's shortcuts stay the system's."),
  "local-fonts": never("The app brings its typefaces; a list of fonts tells people apart."),
  "local-network": never("All network is the core's."),
  "local-network-access": never("All network is the core's."),
  "loopback-network": never("All network is the core's."),
  mediaKeySystem: never("Nothing here is copy-protected."),
  midi: never("No devices."),
  midiSysex: never("No devices."),
  nfc: never("No devices."),
  openExternal: never("Links open through the contract, which checks them."),
  "payment-handler": never("Nothing is sold here."),
  "periodic-background-sync": never("All network is the core's, and there is no service worker."),
  "persistent-storage": never("The page keeps nothing; the core does."),
  pointerLock: never("The pointer stays the person's."),
  "screen-wake-lock": never("The door keeps the machine awake, while something downloads."),
  sensors: never("No sensors."),
  serial: never("No devices."),
  "smart-card": never("No devices."),
  "speaker-selection": never("Sound comes out where the system says."),
  "storage-access": never("There are no frames of others, and no cookies."),
  "system-wake-lock": never("The door keeps the machine awake, while something downloads."),
  "top-level-storage-access": never("There are no frames of others, and no cookies."),
  usb: never("No devices."),
  vr: never("No headsets."),
  "web-app-installation": never("The app is installed."),
  "web-printing": never("Nothing is printed."),
  "window-management": never("The page has one window, and no say in where it is."),
  unknown: never("What Electron has no name for is not allowed."),
};

export type PermissionRequest = {
  readonly permission: string;
  /** The URL or origin of the frame that asks. */
  readonly requestingUrl: string;
  /** For `media`: what it asks for; empty when that is not known. */
  readonly mediaTypes: readonly string[];
};

/** Whether a frame gets a permission, now. */
export function decidePermission(
  { permission, requestingUrl, mediaTypes }: PermissionRequest,
  { origin, isRecording }: { readonly origin: PageOrigin; readonly isRecording: boolean },
): boolean {
  if (!isPageUrl(requestingUrl, origin) || !isKnown(permission)) return false;
  const { allowed } = permissionRules[permission];
  if (allowed === "audio-while-recording") {
    return isRecording && mediaTypes.length > 0 && mediaTypes.every((type) => type === "audio");
  }
  return allowed === "always";
}

function isKnown(permission: string): permission is PermissionName {
  return Object.hasOwn(permissionRules, permission);
}
