/** What stands in the place of a picture that is not shown. */
import type { Problem } from "#shared/model/problem.ts";

type MissingPicture = { readonly source: string; readonly alt: string; readonly problem: Problem | null };

/** Names the picture by its text, else by its file, and says where it lies when that is the reason. */
export function pictureWords({ source, alt, problem }: MissingPicture): string {
  const host = hostOf(source);
  const name = alt.trim() === "" ? (source.split(/[?#]/)[0]?.split("/").at(-1) ?? "") : alt.trim();
  if (problem?.code === "PERMISSION" && host !== null) return `${name === "" ? "Picture" : name} (picture at ${host})`;
  return `${name === "" ? "Picture" : name} (picture not shown)`;
}

function hostOf(source: string): string | null {
  const text = source.startsWith("//") ? `https:${source}` : source;
  return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text).host : null;
}
