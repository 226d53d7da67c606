/** What the Hub's scan of a repo's files found, in words. It says what it looked for and found; it is no promise. */
import type { StateTone } from "#renderer/ui/StatePill.tsx";
import type { RepoScan } from "#shared/contract/versions.ts";

export type ScanWords = { readonly label: string; readonly tone: StateTone; readonly text: string };

export function scanWords({ isDone, issues, issueCount }: RepoScan): ScanWords {
  if (issueCount > 0) {
    const unsafeCount = issues.filter(({ level }) => level === "unsafe").length;
    const named = issues.slice(0, 3).map(({ path, level }) => `${path} (${level})`);
    const more = issueCount > named.length ? ` and ${issueCount - named.length} more` : "";
    return {
      label: unsafeCount > 0 ? `${filesWords(unsafeCount)} unsafe` : `${filesWords(issueCount)} flagged`,
      tone: unsafeCount > 0 ? "red" : "amber",
      text: `The Hub's scan of main flags ${named.join(", ")}${more}. Files shows each.`,
    };
  }
  return isDone
    ? { label: "files scanned", tone: "green", text: "The Hub has scanned the files on main and flags none." }
    : { label: "scan under way", tone: "neutral", text: "The Hub has not scanned all files on main yet." };
}

function filesWords(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}
