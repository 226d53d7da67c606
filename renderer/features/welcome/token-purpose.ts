/** Whether what a person ticked for a new token makes a link. */
import type { TokenPageFor } from "#renderer/features/welcome/use-token-page.ts";

/** Names typed in one field, separated by commas or white space. */
export function orgNames(typed: string): string[] {
  return typed.split(/[\s,;]+/).filter((name) => name !== "");
}

/** What has to be said before the Hub's page can be opened; null where nothing is. */
export function whyNotYet({ me, orgs }: TokenPageFor): string | null {
  if (orgs.length > 20) return "Twenty organisations at most fit into one link.";
  if (orgs.some((name) => !/^[\w.-]{1,96}$/.test(name))) {
    return "A name of an organisation has letters, digits, dots, hyphens and underscores only.";
  }
  if (!me && orgs.length === 0) return "Tick what is your own, or name an organisation.";
  return null;
}
