/**
 * Turns the raw HTML in a Markdown tree into Markdown's own nodes: pictures, links, headings and text stay, every other
 * tag is dropped, and what lies in a script or style goes with it. No HTML of a card ever reaches the page as HTML.
 */

/** The part of an mdast node that this needs. */
export type MarkdownNode = {
  type: string;
  value?: string;
  depth?: number;
  url?: string;
  alt?: string;
  children?: MarkdownNode[];
};

/** A remark plugin; runs after the parser and before anything becomes HTML. */
export function plainHtml() {
  return (tree: MarkdownNode): void => replaceHtml(tree);
}

const blockParents = new Set(["root", "blockquote", "listItem", "footnoteDefinition"]);

function replaceHtml(parent: MarkdownNode): void {
  if (parent.children === undefined) return;
  const isBlock = blockParents.has(parent.type);
  parent.children = parent.children.flatMap((child) => {
    if (child.type !== "html") {
      replaceHtml(child);
      return [child];
    }
    const parts = partsOf(child.value ?? "");
    return isBlock ? parts : parts.flatMap((part) => part.children ?? []);
  });
}

const silent = /<(script|style|template|iframe|object|svg|math|noscript|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const comment = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>/g;
const tag = /<(\/?)([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;
const newBlock = new Set([
  "p",
  "div",
  "tr",
  "table",
  "ul",
  "ol",
  "li",
  "details",
  "summary",
  "center",
  "section",
  "hr",
]);

/** Paragraphs and headings out of one piece of HTML. */
function partsOf(html: string): MarkdownNode[] {
  const parts: MarkdownNode[] = [];
  let block: MarkdownNode = { type: "paragraph", children: [] };
  let link: MarkdownNode | null = null;
  const add = (node: MarkdownNode): void => {
    (link ?? block).children?.push(node);
  };
  const addText = (text: string): void => {
    const value = decode(text).replace(/\s+/g, " ");
    if (value !== "" && (value !== " " || (block.children?.length ?? 0) > 0)) add({ type: "text", value });
  };
  const begin = (next: MarkdownNode): void => {
    link = null;
    if (block.children?.some((node) => node.type !== "text" || node.value?.trim() !== "")) parts.push(block);
    block = next;
  };
  const source = html.replace(silent, "").replace(comment, "");
  let at = 0;
  for (const match of source.matchAll(tag)) {
    addText(source.slice(at, match.index));
    at = match.index + match[0].length;
    const isEnd = match[1] === "/";
    const name = match[2]?.toLowerCase() ?? "";
    const heading = /^h([1-6])$/.exec(name);
    if (heading !== null) {
      begin(isEnd ? { type: "paragraph", children: [] } : { type: "heading", depth: Number(heading[1]), children: [] });
    } else if (newBlock.has(name)) begin({ type: "paragraph", children: [] });
    else if (name === "br") add({ type: "break" });
    else if (name === "td" || name === "th") addText(" ");
    else if (name === "img") add({ type: "image", url: attribute(match[3], "src"), alt: attribute(match[3], "alt") });
    else if (name === "a") {
      link = null;
      const url = attribute(match[3], "href");
      if (!isEnd && url !== "") {
        const opened: MarkdownNode = { type: "link", url, children: [] };
        add(opened);
        link = opened;
      }
    }
  }
  addText(source.slice(at));
  begin({ type: "paragraph", children: [] });
  return parts;
}

function attribute(attributes: string | undefined, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(attributes ?? "");
  return decode(match?.[1] ?? match?.[2] ?? match?.[3] ?? "").trim();
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|([a-z]{2,5}));/gi,
    (whole, code: string | undefined, name: string | undefined) => {
      if (code === undefined) return entities[name?.toLowerCase() ?? ""] ?? whole;
      const point = Number(code);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}
