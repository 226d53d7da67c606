/** One or two capital letters that stand for a person, from their full name or, without one, from their user name. */
export function initials(fullname: string, name: string): string {
  const words = (fullname.trim() || name).split(/[\s._-]+/u).filter((word) => word !== "");
  const first = words[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  const letters = last === "" ? [...first].slice(0, 2) : [[...first][0] ?? "", [...last][0] ?? ""];
  return letters.join("").toLocaleUpperCase("en");
}
