/**
 * Paints the tree of a text: the last of the places that decide what reaches the page. A tag that is not in these tables is
 * not painted, an attribute that is not named here does not exist.
 */
import { VisuallyHidden } from "@mantine/core";
import { createElement, Fragment, type ReactNode } from "react";
import { CodeBlock } from "#renderer/ui/markdown/CodeBlock.tsx";
import { Fold } from "#renderer/ui/markdown/paint/Fold.tsx";
import { Grow } from "#renderer/ui/markdown/paint/Grow.tsx";
import classes from "#renderer/ui/markdown/paint/paint.module.css";
import { type TreeElement, type TreeNode, treeSize, treeText } from "#renderer/ui/markdown/tree.ts";
import { ScrollBox } from "#renderer/ui/ScrollBox.tsx";

export type MarkdownPicture = {
  readonly source: string;
  /** Other addresses for a dark and a light ground. */
  readonly dark?: string | undefined;
  readonly light?: string | undefined;
  readonly alt: string;
  /** Pixels, or per cent with the sign. */
  readonly width?: string | undefined;
  readonly height?: string | undefined;
};

export type MarkdownParts = {
  /** How a link is shown; must not be a bare `a` that navigates the app away. */
  readonly link: (link: { readonly href: string; readonly children: ReactNode }) => ReactNode;
  readonly picture: (picture: MarkdownPicture) => ReactNode;
};

/** More elements than this are painted in turns. */
const growAbove = 400;

/** Painted as they are. Text that may run either way finds its own direction. */
const plain = new Set([
  ...["div", "figure", "dl", "thead", "tbody", "tfoot", "tr", "em", "strong", "del", "ins", "u", "mark"],
  ...["small", "sub", "sup", "code", "kbd", "var", "q", "cite", "abbr", "dfn", "span", "bdi", "ruby", "rt"],
]);
const ownDirection = new Set([
  ...["p", "ul", "ol", "li", "dt", "dd", "blockquote", "figcaption", "caption", "td", "th", "summary"],
  ...["h2", "h3", "h4", "h5", "h6"],
]);
const empty = new Set(["br", "hr", "wbr"]);
const math = new Set(
  [
    ...[
      "math",
      "mrow",
      "mi",
      "mn",
      "mo",
      "ms",
      "mtext",
      "mspace",
      "mfrac",
      "msqrt",
      "mroot",
      "mstyle",
      "merror",
      "mpadded",
    ],
    ...[
      "mphantom",
      "msub",
      "msup",
      "msubsup",
      "munder",
      "mover",
      "munderover",
      "mmultiscripts",
      "mprescripts",
      "mtable",
    ],
    ...["mtr", "mtd"],
  ].map((name) => `math:${name}`),
);
const mathProps = new Set([
  ...[
    "className",
    "display",
    "displaystyle",
    "scriptlevel",
    "mathvariant",
    "stretchy",
    "symmetric",
    "fence",
    "separator",
  ],
  ...["largeop", "movablelimits", "accent", "accentunder", "form", "linethickness", "lspace", "rspace", "minsize"],
  ...["maxsize", "width", "height", "depth", "voffset", "columnspan"],
]);

/** The nodes in order; many of them in turns. */
export function paintAll(nodes: readonly TreeNode[], parts: MarkdownParts): ReactNode {
  if (nodes.length > 1 && treeSize(nodes) > growAbove) {
    return <Grow nodes={nodes} paint={(group) => paintNow(group, parts)} />;
  }
  return paintNow(nodes, parts);
}

/** The nodes in order, at once but for what they hold. */
export function paintNow(nodes: readonly TreeNode[], parts: MarkdownParts): ReactNode {
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a tree never changes; a node's place is its identity
    <Fragment key={index}>{typeof node === "string" ? node : paint(node, parts)}</Fragment>
  ));
}

function paint(node: TreeElement, parts: MarkdownParts): ReactNode {
  const { tag, props } = node;
  const children = () => paintAll(node.children, parts);
  if (plain.has(tag)) return createElement(tag, propsOf(props), children());
  if (ownDirection.has(tag)) {
    // A head without words is no head.
    const name = tag === "th" && treeText(node.children).trim() === "" ? "td" : tag;
    return createElement(name, { dir: "auto", ...propsOf(props) }, children());
  }
  if (empty.has(tag)) return createElement(tag);
  if (math.has(tag)) return paintMath(node, parts);
  switch (tag) {
    case "a":
      return paintLink(props, children(), parts);
    case "img":
      return parts.picture({ ...props, source: props["src"] ?? "", alt: props["alt"] ?? "" });
    case "pre":
      return <CodeBlock text={treeText(node.children)}>{children()}</CodeBlock>;
    case "table":
      return (
        <ScrollBox className={classes["tableBox"]} label="Table">
          <table {...propsOf(props)}>{children()}</table>
        </ScrollBox>
      );
    case "details":
      return <Fold node={node} {...propsOf(props)} paint={(nodes) => paintAll(nodes, parts)} />;
    case "tick":
      return (
        <span className={classes["tick"]} role="img" aria-label={props["checked"] === undefined ? "Not done" : "Done"}>
          {props["checked"] === undefined ? "☐" : "☑"}
        </span>
      );
    case "footnotes":
      return <section className={classes["footnotes"]}>{children()}</section>;
    case "hidden":
      return <VisuallyHidden>{children()}</VisuallyHidden>;
    default:
      return null;
  }
}

function paintLink(props: TreeElement["props"], children: ReactNode, parts: MarkdownParts): ReactNode {
  const { href = "", id } = props;
  const isBack = href.startsWith("#fnref-");
  const link = parts.link({
    href,
    children: isBack ? (
      <>
        {children}
        <VisuallyHidden> back to the text</VisuallyHidden>
      </>
    ) : (
      children
    ),
  });
  return id === undefined ? link : <span id={id}>{link}</span>;
}

function paintMath(node: TreeElement, parts: MarkdownParts): ReactNode {
  const name = node.tag.slice("math:".length);
  const props = Object.fromEntries(Object.entries(node.props).filter(([prop]) => mathProps.has(prop)));
  const painted = createElement(name, props, paintNow(node.children, parts));
  const isDisplay = name === "math" && node.props["display"] === "block";
  return isDisplay ? (
    <ScrollBox className={classes["formula"]} label="Formula">
      {painted}
    </ScrollBox>
  ) : (
    painted
  );
}

/** The attributes that any element may have. */
function propsOf(props: TreeElement["props"]): Record<string, string | number> {
  const { id, dir, title, align, token, colSpan, rowSpan, start } = props;
  return {
    ...(id === undefined ? {} : { id }),
    ...(dir === undefined ? {} : { dir }),
    ...(title === undefined ? {} : { title }),
    ...(align === undefined ? {} : { "data-align": align }),
    ...(token === undefined ? {} : { "data-token": token }),
    ...(colSpan === undefined ? {} : { colSpan: Math.min(Number(colSpan), 100) }),
    ...(rowSpan === undefined ? {} : { rowSpan: Math.min(Number(rowSpan), 1000) }),
    ...(start === undefined ? {} : { start: Number(start) }),
  };
}
