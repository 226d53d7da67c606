/** The plain text of a node of an HTML tree. */
import type { ElementContent, RootContent } from "hast";

/** Without recursion: a stranger's text may be nested deeper than the stack. */
export function hastText(node: ElementContent | RootContent): string {
  let text = "";
  const rest: (ElementContent | RootContent)[] = [node];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next.type === "text") text += next.value;
    else if ("children" in next) rest.push(...[...next.children].reverse());
  }
  return text;
}
