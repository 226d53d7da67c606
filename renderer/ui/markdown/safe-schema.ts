/** What of a rendered text may reach the page: a short list of elements and attributes, everything else is dropped. */
import type { Options } from "rehype-sanitize";

/** No style, no class but those listed, no id, no event handler, no form; links and pictures by http, https or relative path only. */
export const safeSchema: Options = {
  tagNames: [
    ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "del", "sup"],
    ...["ul", "ol", "li", "input", "table", "thead", "tbody", "tr", "th", "td", "a", "img", "section"],
  ],
  attributes: {
    a: ["href"],
    img: ["src", "alt"],
    code: [["className", /^language-[\w+#.-]{1,40}$/]],
    ol: ["start"],
    input: [["type", "checkbox"], ["disabled", true], "checked"],
    th: [["align", "left", "center", "right"]],
    td: [["align", "left", "center", "right"]],
  },
  protocols: { href: ["http", "https"], src: ["http", "https"] },
  required: { input: { type: "checkbox", disabled: true } },
  strip: ["script", "style"],
  clobber: [],
};
