/**
 * Markdown that others wrote (a card, a model's answer) as inert page content: raw HTML never becomes HTML, links and
 * pictures go through what the caller passes in. Long text is cut into blocks, which render one by one without blocking.
 */
import { memo, type ReactNode, useDeferredValue, useMemo } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { CodeBlock } from "#renderer/ui/markdown/CodeBlock.tsx";
import { headingIds, textOf } from "#renderer/ui/markdown/heading-ids.ts";
import classes from "#renderer/ui/markdown/Markdown.module.css";
import { plainHtml } from "#renderer/ui/markdown/plain-html.ts";
import { safeSchema } from "#renderer/ui/markdown/safe-schema.ts";
import { type MarkdownBlock, splitBlocks } from "#renderer/ui/markdown/split-blocks.ts";
import { TextOnFailure } from "#renderer/ui/markdown/TextOnFailure.tsx";
import { ScrollBox } from "#renderer/ui/ScrollBox.tsx";
import { formatCount } from "#shared/model/bytes.ts";

export type MarkdownParts = {
  /** How a link is shown; must not be a bare `a` that navigates the app away. */
  readonly link: (link: { readonly href: string; readonly children: ReactNode }) => ReactNode;
  readonly picture: (picture: { readonly source: string; readonly alt: string }) => ReactNode;
};

type MarkdownProps = {
  readonly text: string;
  /** Keep this object the same between renders: each new one renders all blocks again. */
  readonly parts: MarkdownParts;
  /** True for a text that is still coming: its blocks stay small, because the last one is rendered again and again. */
  readonly isGrowing?: boolean | undefined;
  /** Prefix for the ids of headings; see anchorId. */
  readonly idPrefix: string;
};

const blocksAtOnce = 3;
/** Characters of a block that is shown as it is: laying out one endless word takes the browser seconds. */
const plainMax = 20_000;

export function Markdown({ isGrowing = false, ...rest }: MarkdownProps) {
  return isGrowing ? <GrowingText {...rest} /> : <WholeText {...rest} />;
}

type TextProps = Omit<MarkdownProps, "isGrowing">;

function GrowingText({ text, ...rest }: TextProps) {
  const blocks = useMemo(() => splitBlocks(text, 0), [text]);
  return <Blocks blocks={blocks} {...rest} />;
}

/** Its beginning at once, the rest as there is time. */
function WholeText({ text, ...rest }: TextProps) {
  const blocks = useMemo(() => splitBlocks(text), [text]);
  return <Blocks blocks={useDeferredValue(blocks, blocks.slice(0, blocksAtOnce))} {...rest} />;
}

type BlocksProps = Pick<MarkdownProps, "parts" | "idPrefix"> & { readonly blocks: readonly MarkdownBlock[] };

function Blocks({ blocks, parts, idPrefix }: BlocksProps) {
  const components = useMemo(() => componentsOf(parts), [parts]);
  return (
    <div className={classes.root}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks only grow at the end; their place is their identity
        <Block key={index} text={block.text} isPlain={block.isPlain} components={components} idPrefix={idPrefix} />
      ))}
    </div>
  );
}

const Block = memo(function Block({
  text,
  isPlain,
  components,
  idPrefix,
}: MarkdownBlock & { readonly components: Components; readonly idPrefix: string }) {
  const plain = (
    <ScrollBox className={classes.plain} label="Text that is too long to be laid out">
      {text.slice(0, plainMax)}
      {text.length > plainMax && `… and ${formatCount(text.length - plainMax)} more characters, left out here.`}
    </ScrollBox>
  );
  if (isPlain) return plain;
  return (
    <TextOnFailure fallback={plain}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm, plainHtml]}
        rehypePlugins={[
          [rehypeSanitize, safeSchema],
          [headingIds, { prefix: idPrefix }],
        ]}
        components={components}
      >
        {text}
      </ReactMarkdown>
    </TextOnFailure>
  );
});

/** Headings begin one level below the screen's own h1. */
function componentsOf(parts: MarkdownParts): Components {
  return {
    h1: ({ id, children }) => <h2 id={id}>{children}</h2>,
    h2: ({ id, children }) => <h3 id={id}>{children}</h3>,
    h3: ({ id, children }) => <h4 id={id}>{children}</h4>,
    h4: ({ id, children }) => <h5 id={id}>{children}</h5>,
    h5: ({ id, children }) => <h6 id={id}>{children}</h6>,
    a: ({ href, children }) =>
      href === undefined || href === "" ? <span>{children}</span> : parts.link({ href, children }),
    img: ({ src, alt }) => parts.picture({ source: typeof src === "string" ? src : "", alt: alt ?? "" }),
    pre: ({ node, children }) => <CodeBlock text={node === undefined ? "" : textOf(node)}>{children}</CodeBlock>,
    table: ({ children }) => (
      <ScrollBox className={classes.tableBox} label="Table">
        <table>{children}</table>
      </ScrollBox>
    ),
    input: ({ checked }) => (
      <span role="img" aria-label={checked === true ? "Done" : "Not done"}>
        {checked === true ? "☑" : "☐"}
      </span>
    ),
  };
}
