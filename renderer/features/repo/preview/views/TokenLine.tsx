/** A line of code in its colours. */
import type { Token } from "#renderer/features/repo/preview/preview-model.ts";
import "#renderer/features/repo/preview/views/tokens.css";

export function TokenLine({ tokens }: { readonly tokens: readonly Token[] }) {
  return tokens.map(([kind, text], index) =>
    kind === "" ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of a line never move.
      <span data-code={kind} key={index}>
        {text}
      </span>
    ),
  );
}
