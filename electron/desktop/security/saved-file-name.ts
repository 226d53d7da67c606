/** The name that a save dialog proposes. The page's wish may come from a file on the Hub, so it can be anything. */

/** The last part of the name, without what some system cannot have in one, at most 120 characters; never empty, hidden or one of Windows' device names. */
export function savedFileName(wish: string): string {
  const last = wish.split(/[/\\]/).at(-1) ?? "";
  const name = last
    // Control and formatting characters, the marks that turn the reading direction round among them, and what Windows refuses.
    .replaceAll(/[\p{C}<>:"|?*]/gu, "")
    .replace(/^[.\s]+/, "")
    .slice(0, 120)
    .replace(/[.\s]+$/, "");
  return name === "" || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name) ? `file ${name}`.trim() : name;
}
