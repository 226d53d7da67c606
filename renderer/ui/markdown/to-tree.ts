/**
 * From the sanitised HTML tree to the tree that is painted. Knows every element by name; what it does not know becomes its
 * text. Mends what authors leave open: levels of headings, lists without items, links without a name.
 */
import type { Element, ElementContent, Root, RootContent } from "hast";
import { hastText } from "#renderer/ui/markdown/hast-text.ts";
import { anchorId, slug, takeId } from "#renderer/ui/markdown/heading-ids.ts";
import { pictureNode } from "#renderer/ui/markdown/picture-node.ts";
import {
  type Tree,
  type TreeElement,
  type TreeHeading,
  type TreeNode,
  treeSize,
  treeText,
} from "#renderer/ui/markdown/tree.ts";

type Options = { readonly idPrefix: string; readonly ids: Set<string>; readonly levelBefore: number };
type Content = RootContent | ElementContent;

const depthMax = 80;
const headingsMax = 2_000;
/** Elements that are painted as another one. */
const aliases: Readonly<Record<string, string>> = {
  b: "strong",
  i: "em",
  s: "del",
  strike: "del",
  tt: "code",
  samp: "code",
  center: "div",
  ...Object.fromEntries(
    ["article", "header", "footer", "main", "nav", "aside", "address"].map((name) => [name, "div"]),
  ),
};
const known = new Set([
  ...["p", "hr", "blockquote", "details", "summary", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption"],
  ...[
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "div",
    "em",
    "strong",
    "del",
    "ins",
    "u",
    "mark",
  ],
  ...[
    "small",
    "sub",
    "sup",
    "code",
    "kbd",
    "var",
    "q",
    "cite",
    "abbr",
    "dfn",
    "span",
    "bdi",
    "wbr",
    "br",
    "ruby",
    "rt",
  ],
]);
const numbers: Readonly<Record<string, string>> = { colSpan: "colSpan", rowSpan: "rowSpan", start: "start" };
const inLinks = /^(?:pre|details|table|a)$/;

/** `tree` has passed the sanitiser, whose prefix is `idPrefix`. */
export function toTree(tree: Root, { idPrefix, ids, levelBefore }: Options): Tree {
  const headings: TreeHeading[] = [];
  const pictures: string[] = [];
  let level = levelBefore;

  function all(nodes: readonly Content[], depth: number): TreeNode[] {
    return nodes.flatMap((node) => one(node, depth));
  }

  function one(node: Content, depth: number): TreeNode[] {
    if (node.type === "text") return [node.value];
    if (node.type !== "element") return [];
    if (depth > depthMax) return [hastText(node)];
    const { tagName } = node;
    if (/^h[1-6]$/.test(tagName)) return heading(node, Number(tagName[1]), depth);
    if (tagName.startsWith("math:")) return mathNode(node, depth);
    switch (tagName) {
      case "img":
      case "picture": {
        const made = pictureNode(node);
        if (made !== null) pictures.push(...["src", "dark", "light"].flatMap((name) => made.props[name] ?? []));
        return made === null ? [] : [made];
      }
      case "video":
      case "audio":
        return media(node);
      case "input":
        return [element("tick", node.properties["checked"] === true ? { checked: "yes" } : {}, [])];
      case "pre":
        return [element("pre", idOf(node), all(codeOf(node), depth + 1))];
      case "a":
        return link(node, depth);
      case "section":
        if (node.properties["dataFootnotes"] !== undefined) return [footnotes(node, depth)];
        break;
      case "source":
      case "rp":
        return [];
    }
    const tag = aliases[tagName] ?? tagName;
    const children = inItsPlace(tag, all(node.children, depth + 1));
    if (tag === "section") return [element("div", propsOf(node), children)];
    return known.has(tag) ? [element(tag, propsOf(node), children)] : children;
  }

  function heading(node: Element, wanted: number, depth: number): TreeNode[] {
    const children = all(node.children, depth + 1);
    const text = treeText(children).trim();
    const props = propsOf(node);
    // A heading that says nothing is none; its anchor stays.
    if (text === "") return [element("div", props, children)];
    level = Math.min(wanted + 1, level + 1, 6);
    const id = props["id"] ?? takeId(anchorId(idPrefix, slug(text)), ids);
    if (headings.length < headingsMax) headings.push({ level, text: text.slice(0, 200), id });
    return [element(`h${level}`, { ...props, id }, children)];
  }

  function link(node: Element, depth: number): TreeNode[] {
    const { href } = node.properties;
    const children = all(node.children, depth + 1);
    const props = { ...idOf(node), ...(typeof href === "string" ? { href } : {}) };
    if (props.href === undefined || props.href === "" || hasTag(children, inLinks)) {
      return props.id === undefined ? children : [element("span", { id: props.id }, []), ...children];
    }
    const isNamed = treeText(children).trim() !== "" || hasNamedPicture(children);
    return [element("a", props, isNamed ? children : [...children, element("hidden", {}, [props.href])])];
  }

  /** A film or a sound is never loaded by itself: it is a link to it. */
  function media(node: Element): TreeNode[] {
    const sources = [node, ...node.children].map((child) =>
      child.type === "element" ? child.properties["src"] : null,
    );
    const src = sources.find((source): source is string => typeof source === "string" && source !== "");
    if (src === undefined) return [];
    const name = src.split(/[?#]/)[0]?.split("/").at(-1) ?? "";
    return [
      element("a", { href: src }, [`${node.tagName === "video" ? "Video" : "Audio"}: ${name === "" ? src : name}`]),
    ];
  }

  function footnotes(node: Element, depth: number): TreeElement {
    const before = headings.length;
    const notes = element("footnotes", {}, all(node.children, depth + 1));
    // Its heading is ours, and no part of what the author wrote.
    headings.length = before;
    return notes;
  }

  /** Math comes from our own converter and its own sanitiser; see worker/math.ts. */
  function mathNode(node: Element, depth: number): TreeNode[] {
    const props = Object.entries(node.properties).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(" ") : String(value),
    ]);
    return [element(node.tagName, Object.fromEntries(props), all(node.children, depth + 1))];
  }

  function idOf(node: Element): { readonly id?: string } {
    const given = node.properties["id"] ?? (node.tagName === "a" ? node.properties["name"] : undefined);
    if (typeof given !== "string" || given.length > 200) return {};
    const id = given.toLowerCase();
    if (ids.has(id)) return {};
    ids.add(id);
    return { id };
  }

  function propsOf(node: Element): Record<string, string> {
    const props: Record<string, string> = { ...idOf(node) };
    const { properties, tagName } = node;
    const align = tagName === "center" ? "center" : properties["align"];
    if (typeof align === "string") props["align"] = align;
    if (typeof properties["dir"] === "string") props["dir"] = properties["dir"];
    if (typeof properties["title"] === "string") props["title"] = properties["title"].slice(0, 500);
    if (typeof properties["token"] === "string") props["token"] = properties["token"];
    if (tagName === "details" && properties["open"] === true) props["open"] = "yes";
    for (const name in numbers) {
      const value = Number(properties[name]);
      if (Number.isSafeInteger(value) && value > 1 && value < 1e6) props[name] = String(value);
    }
    return props;
  }

  const nodes = all(tree.children, 0);
  return { nodes, headings, pictures };
}

function element(tag: string, props: Readonly<Record<string, string>>, children: readonly TreeNode[]): TreeElement {
  return { tag, props, children, size: 1 + treeSize(children) };
}

/** What of a block of code is the code: what is in its `code`, else all of it. */
function codeOf(pre: Element): readonly ElementContent[] {
  const [only, ...others] = pre.children;
  return only?.type === "element" && only.tagName === "code" && others.length === 0 ? only.children : pre.children;
}

/** Lists hold items alone: what an author put beside them becomes one. */
function inItsPlace(tag: string, children: readonly TreeNode[]): TreeNode[] {
  const items = tag === "ul" || tag === "ol" ? ["li"] : tag === "dl" ? ["dt", "dd"] : null;
  if (items === null) return [...children];
  const last = items.at(-1) ?? "";
  return children.flatMap((child) => {
    if (typeof child === "string") return child.trim() === "" ? [] : [element(last, {}, [child])];
    return items.includes(child.tag) ? [child] : [element(last, {}, [child])];
  });
}

function hasTag(nodes: readonly TreeNode[], tags: RegExp): boolean {
  return nodes.some((node) => typeof node !== "string" && (tags.test(node.tag) || hasTag(node.children, tags)));
}

function hasNamedPicture(nodes: readonly TreeNode[]): boolean {
  return nodes.some(
    (node) =>
      typeof node !== "string" &&
      ((node.tag === "img" && (node.props["alt"] ?? "").trim() !== "") || hasNamedPicture(node.children)),
  );
}
