/** Where the page may go by itself, and which windows it may open. Links open outside, through the contract. */
import { isPageDocument, type PageOrigin } from "#electron/desktop/security/page-origin.ts";

export type Navigation = { readonly url: string; readonly isMainFrame: boolean };

/** The top frame stays on its own document, a reload of it included; the page has no frames inside, and none may load anything. */
export function decideNavigation({ url, isMainFrame }: Navigation, origin: PageOrigin): "allow" | "prevent" {
  return isMainFrame && isPageDocument(url, origin) ? "allow" : "prevent";
}

/** No window is ever opened by the page, whatever it asks for. */
export function decideWindowOpen(): { readonly action: "deny" } {
  return { action: "deny" };
}
