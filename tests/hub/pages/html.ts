/** HTML for the stand-in's few web pages: every value escaped, one plain look. */
import { html, type Reply } from "#tests/hub/server/reply.ts";

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 46rem; padding: 1rem; color: #1b1b1a; background: #fcfcfb }
.demo { border: 1px solid #8c8c86; border-radius: 6px; padding: .5rem .75rem; margin-bottom: 1.5rem }
table { border-collapse: collapse; width: 100% } td, th { text-align: left; padding: .5rem .5rem .5rem 0; border-bottom: 1px solid #e4e4e0; vertical-align: top }
code { overflow-wrap: anywhere } button { font: inherit; padding: .25rem .75rem } label { display: block }
@media (prefers-color-scheme: dark) { body { color: #e6e9ee; background: #0e1116 } a { color: #2dd4bf } td, th { border-color: #262d37 } }
`;
const copyScript = `
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = "Copied";
});
`;

/** HTML that may go into a page as it is. */
export type Html = { readonly html: string };
type Value = string | number | Html | readonly Html[];

/** A template whose values are escaped, but for HTML made by this same function. */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: String.raw({ raw: strings }, ...values.map(asHtml)) };
}

/** A whole page, with the word that this is not the real Hub. */
export function page(title: string, body: Html, status = 200): Reply {
  const whole = markup`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · demo Hub</title><style>${{ html: style }}</style></head>
<body>
<p class="demo"><strong>This is the demo Hub</strong>, on your own computer. Its people, repos and tokens are made up and worth nothing anywhere else.</p>
<h1>${title}</h1>
${body}
<script>${{ html: copyScript }}</script>
</body>
</html>
`;
  return html(whole.html, status);
}

function asHtml(value: Value): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return "html" in value ? value.html : value.map((item) => item.html).join("");
}
