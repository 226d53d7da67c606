/** How one chat answer goes: what it says, how fast, and how it ends. Tests script the next answer with it. */

export type ToolCall = { readonly name: string; readonly arguments: unknown };

export type ChatScript = {
  /** The answer, split into tokens at spaces. */
  readonly text: string;
  /** Thoughts that come before the answer, or null. */
  readonly reasoning: string | null;
  /** Calls of the tools that the request offers, instead of a text; each gets an id of its own. */
  readonly toolCalls: readonly ToolCall[];
  readonly finishReason: "stop" | "length" | "content_filter" | "tool_calls";
  readonly firstTokenDelayMs: number;
  readonly tokenDelayMs: number;
  /** Ends early, after this many tokens; the ending below follows. */
  readonly tokensMax: number;
  /** Whether the usage comes in a chunk of its own when asked for, or always in the last one with a choice. */
  readonly usageIn: "own-chunk" | "last-choice";
  /**
   * `done`: finish chunk, usage if asked for, `[DONE]`. `no-done`: the same without `[DONE]`. `error`: an error event
   * with an object; `error-text` with a string. `close`: the connection breaks off.
   */
  readonly ending: "done" | "no-done" | "error" | "error-text" | "close";
  /** Answers this instead of a stream. */
  readonly failure: {
    readonly status: number;
    readonly body: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  } | null;
};

/** The tokens of a text: words with the space before them, and line breaks. */
export function tokensOf(text: string): string[] {
  return text.match(/\n+|[ \t]*[^\s]{1,12}/g) ?? [];
}
