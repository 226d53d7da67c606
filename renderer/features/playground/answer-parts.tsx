/** How links and pictures of a model's answer are shown: links leave through the core, pictures are never fetched. */
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import type { MarkdownParts } from "#renderer/ui/markdown/paint/paint.tsx";

export const answerParts: MarkdownParts = {
  link: ({ href, children }) =>
    /^https?:\/\//i.test(href) ? <ExternalLink href={href}>{children}</ExternalLink> : <span>{children}</span>,
  // An answer may be made to carry what was said to the model out of the app in a picture's address.
  picture: ({ alt }) => <span>[picture{alt === "" ? "" : `: ${alt}`}]</span>,
};
