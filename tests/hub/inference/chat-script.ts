/** How one chat answer goes: what it says, how fast, and how it ends. Tests script the next answer with it. */

export type ChatScript = {
  /** The answer, split into tokens at spaces. */
  readonly text: string;
  /** Thoughts that come before the answer, or null. */
  readonly reasoning: string | null;
  readonly finishReason: "stop" | "length" | "content_filter";
  readonly firstTokenDelayMs: number;
  readonly tokenDelayMs: number;
  /** Ends early, after this many tokens; the ending below follows. */
  readonly tokensMax: number;
  /**
   * `done`: finish chunk, usage if asked for, `[DONE]`. `no-done`: the same without `[DONE]`. `error`: an error event.
   * `close`: the connection breaks off.
   */
  readonly ending: "done" | "no-done" | "error" | "close";
  /** Answers this instead of a stream. */
  readonly failure: { readonly status: number; readonly body: unknown } | null;
};

/** The tokens of a text: words with the space before them, and line breaks. */
export function tokensOf(text: string): string[] {
  return text.match(/\n+|[ \t]*[^\s]{1,12}/g) ?? [];
}
