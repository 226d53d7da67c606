/** A picture of a card as one element of the tree: its address, the other one for dark or light ground, its size and its words. */
import type { Element } from "hast";
import type { TreeElement } from "#renderer/ui/markdown/tree.ts";

const addressMax = 2048;

/** From a sanitised `img` or `picture`; null where it names no address. */
export function pictureNode(node: Element): TreeElement | null {
  const img = node.tagName === "img" ? node : node.children.find((child) => isElement(child, "img"));
  const props: Record<string, string> = {};
  for (const source of node.tagName === "picture" ? node.children : []) {
    if (!isElement(source, "source")) continue;
    const address = addressOf(source);
    const scheme = /prefers-color-scheme:\s*(dark|light)/.exec(String(source.properties["media"] ?? ""))?.[1];
    if (address !== null && scheme !== undefined) props[scheme] ??= address;
  }
  if (img?.type === "element") {
    const { alt, width, height } = img.properties;
    const src = addressOf(img);
    if (src !== null) props["src"] = src;
    if (typeof alt === "string") props["alt"] = alt.slice(0, 1000);
    for (const [name, value] of Object.entries({ width, height })) {
      const size = sizeOf(value);
      if (size !== null) props[name] = size;
    }
  }
  props["src"] ??= props["light"] ?? props["dark"] ?? "";
  return props["src"] === "" ? null : { tag: "img", props, children: [], size: 1 };
}

function isElement(node: Element["children"][number], tagName: string): node is Element {
  return node.type === "element" && node.tagName === tagName;
}

/** The address, else the first of a set; the sanitiser has looked at the first kind only. */
function addressOf({ properties: { src, srcSet } }: Element): string | null {
  if (typeof src === "string" && src !== "") return src.length > addressMax ? null : src;
  const first = (Array.isArray(srcSet) ? srcSet.join(",") : String(srcSet ?? "")).trim().split(/[\s,]/)[0] ?? "";
  const isOther = /^[a-z][a-z0-9+.-]*:/i.test(first) && !/^https?:/i.test(first);
  return first === "" || isOther || first.length > addressMax ? null : first;
}

/** Pixels or per cent, as an attribute may have them. */
function sizeOf(value: unknown): string | null {
  const match = /^\s*(\d{1,4}(?:\.\d{1,3})?)(px|%)?\s*$/.exec(String(value ?? ""));
  return match === null ? null : `${match[1]}${match[2] === "%" ? "%" : ""}`;
}
