/** What of HTML may go on at all: the elements and attributes that cards really use. Everything else is dropped before the tree is made. */
import type { Options } from "rehype-sanitize";

const blocks = ["div", "center", "article", "header", "footer", "main", "nav", "aside", "address"];
const phrases = [
  ...["em", "i", "strong", "b", "del", "s", "strike", "ins", "u", "mark", "small", "sub", "sup", "code", "tt", "kbd"],
  ...["samp", "var", "q", "cite", "abbr", "dfn", "span", "bdi", "wbr", "br", "ruby", "rt", "rp"],
];
const inTable = ["table"];
const align: [string, ...string[]] = ["align", "left", "center", "right", "justify"];

/**
 * No style, no class but the ones of code and math, no handler, no form, no frame. Ids stand under a prefix, so that nothing
 * can name an element or a global of the page. Addresses are http, https or relative.
 */
export function safeSchema(idPrefix: string): Options {
  return {
    tagNames: [
      ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "hr", "blockquote", "pre", "section", "details", "summary"],
      ...["ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "input"],
      ...["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"],
      ...["a", "img", "picture", "source", "video", "audio"],
      ...blocks,
      ...phrases,
    ],
    attributes: {
      "*": ["id", align, ["dir", "ltr", "rtl", "auto"]],
      a: ["href", "name"],
      img: ["src", "srcSet", "alt", "width", "height"],
      source: ["src", "srcSet", "media"],
      video: ["src"],
      audio: ["src"],
      code: [["className", /^language-[\w+#.-]{1,40}$/, "math-inline", "math-display"]],
      ol: ["start"],
      input: [["type", "checkbox"], ["disabled", true], "checked"],
      th: ["colSpan", "rowSpan"],
      td: ["colSpan", "rowSpan"],
      details: ["open"],
      section: ["dataFootnotes"],
      abbr: ["title"],
    },
    ancestors: {
      caption: inTable,
      thead: inTable,
      tbody: inTable,
      tfoot: inTable,
      tr: inTable,
      th: inTable,
      td: inTable,
      li: ["ul", "ol"],
      dt: ["dl"],
      dd: ["dl"],
      summary: ["details"],
      source: ["picture", "video", "audio"],
      rt: ["ruby"],
      rp: ["ruby"],
    },
    protocols: { href: ["http", "https"], src: ["http", "https"] },
    required: { input: { type: "checkbox", disabled: true } },
    // With all that is in them: what they hold is no text to read.
    strip: [
      ...["script", "style", "iframe", "object", "embed", "template", "title", "textarea", "select", "noscript"],
      ...["svg", "math", "noembed", "noframes", "frameset", "applet", "canvas", "dialog", "portal", "xmp"],
    ],
    clobber: ["id", "name"],
    clobberPrefix: `${idPrefix}-`,
  };
}
