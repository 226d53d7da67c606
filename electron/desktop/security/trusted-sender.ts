/** Whether a message to the main process comes from the one frame that may send any. */
import { isPageDocument, type PageOrigin } from "#electron/desktop/security/page-origin.ts";

/** What of a frame that sends a message is looked at. */
export type SenderFrame = { readonly url: string };

/** True for the top frame of our own window while it shows our own page. A frame is null once it has navigated away. */
export function isTrustedSender(sender: SenderFrame | null, mainFrame: SenderFrame, origin: PageOrigin): boolean {
  return sender !== null && sender === mainFrame && isPageDocument(sender.url, origin);
}
