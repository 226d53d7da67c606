/** Looks for files by words, or by a pattern with `*` and `?` as the `hf` command has them. */

/** Whether a path fits what was typed: a pattern fits the whole path or the file's name, words have to be in the path. */
export function fileMatcher(typed: string): (path: string) => boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return () => true;
  if (!/[*?]/.test(wanted)) {
    const words = wanted.split(/\s+/);
    return (path) => {
      const text = path.toLowerCase();
      return words.every((word) => text.includes(word));
    };
  }
  return (path) => {
    const text = path.toLowerCase();
    return fits(wanted, text) || (!wanted.includes("/") && fits(wanted, text.slice(text.lastIndexOf("/") + 1)));
  };
}

/** Goes back to the last star only, so that no pattern takes longer than both lengths multiplied. */
function fits(pattern: string, text: string): boolean {
  let [at, inText] = [0, 0];
  let [star, fromStar] = [-1, 0];
  while (inText < text.length) {
    if (pattern[at] === "*") {
      star = at;
      fromStar = inText;
      at += 1;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[inText])) {
      at += 1;
      inText += 1;
    } else if (star >= 0) {
      at = star + 1;
      fromStar += 1;
      inText = fromStar;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}
