/** What stands in the place of a picture that is not shown. */

type MissingPicture = { readonly source: string; readonly alt: string; readonly isElsewhere: boolean };

/** Names the picture by its text, else by its file, and says where it lies when that is another host than the Hub. */
export function pictureWords({ source, alt, isElsewhere }: MissingPicture): string {
  const host = hostOf(source);
  const file = source.split(/[?#]/)[0]?.split("/").at(-1) ?? "";
  const name = alt.trim() === "" ? file.slice(0, 80) : alt.trim();
  const what = name === "" ? "Picture" : name;
  return isElsewhere && host !== null ? `${what} (picture at ${host})` : `${what} (picture not shown)`;
}

function hostOf(source: string): string | null {
  const text = source.startsWith("//") ? `https:${source}` : source;
  return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text).host : null;
}
