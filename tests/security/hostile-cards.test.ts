/** Threat: a card brings something to the page that runs, loads or names. Each hostile card through the parser; Chromium is asked in tests/e2e/hostile-card.spec.ts. */
import { describe, expect, it } from "vitest";
import type { TreeNode } from "#renderer/ui/markdown/tree.ts";
import { openCard } from "#renderer/ui/markdown/worker/parse-card.ts";
import { hostileCases } from "#tests/security/hostile-cards/cases.ts";

const htmlProps =
  /^(?:id|dir|title|align|token|colSpan|rowSpan|start|href|src|dark|light|alt|width|height|checked|open)$/;
const forbidden =
  /^(?:script|style|iframe|object|embed|form|button|input|textarea|select|svg|math|base|meta|link|template|slot)$/;

/** What of a tree must not be there, in words. */
function wrongs(node: TreeNode): string[] {
  if (typeof node === "string") return [];
  const own: string[] = [];
  const isMath = node.tag.startsWith("math:");
  if (forbidden.test(node.tag)) own.push(`<${node.tag}>`);
  for (const [name, value] of Object.entries(node.props)) {
    if (/^on|^style$|^class$|^srcset$/i.test(name) || !(isMath || htmlProps.test(name)))
      own.push(`${node.tag} ${name}`);
    const isAddress = ["href", "src", "dark", "light"].includes(name);
    if (isAddress && /^[\s\p{Cc}]*[a-z][a-z0-9+.-]*[\s\p{Cc}]*:/iu.test(value) && !/^https?:/i.test(value))
      own.push(value);
    if (isAddress && isMath) own.push(`${node.tag} ${name}`);
    if (name === "id" && !value.startsWith("card-")) own.push(`id ${value}`);
  }
  return [...own, ...node.children.flatMap(wrongs)];
}

describe("a hostile card", () => {
  it("comes in at least 150 kinds, no two of them alike", () => {
    expect(new Set(hostileCases.map(({ card }) => card)).size).toBe(hostileCases.length);
    expect(hostileCases.length).toBeGreaterThanOrEqual(150);
  });

  it.each(hostileCases)("becomes an inert tree: $name", ({ card }) => {
    const parser = openCard({ markdown: card, frontMatter: null, idPrefix: "card" }, []);
    const nodes = parser.planned.sections.flatMap((_, index) => parser.parse(index)?.nodes ?? []);
    expect(nodes.flatMap(wrongs)).toEqual([]);
  });
});
