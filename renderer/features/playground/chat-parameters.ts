/** What goes with every question of a chat. Null leaves a value to the provider. */
export type ChatParameters = {
  readonly systemPrompt: string;
  readonly temperature: number | null;
  readonly maxTokens: number | null;
};

export const defaultParameters: ChatParameters = { systemPrompt: "", temperature: null, maxTokens: null };

/** The parameters in a few words, for the button that opens them. */
export function parameterWords({ systemPrompt, temperature, maxTokens }: ChatParameters): string {
  const parts = [
    temperature === null ? null : `Temperature ${temperature}`,
    maxTokens === null ? null : `${maxTokens} tokens`,
    systemPrompt.trim() === "" ? null : "System prompt",
  ].filter((part) => part !== null);
  return parts.length === 0 ? "Parameters" : parts.join(" · ");
}
