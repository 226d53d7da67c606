/** Which recorded exchanges are not compared with ours, and why; the same list is in docs/stand-in-hub.md. */

const reasons: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^https:\/\/huggingface\.co\/api\/inference-proxy\//, "the retired predecessor of the router"],
  [/^https:\/\/huggingface\.co\/api\/models\//, "a question to the Hub that today's client does not ask"],
  [/hyperbolic\.xyz|sambanova\.ai|nebius\.ai|mistral\.ai|us1\.bfl\.ai/, "a provider that today's client has dropped"],
  [/api\.openai\.com/, "a provider that takes no token of the Hub and is not behind the router"],
  [/api\.(?:cerebras|cohere|together|replicate)\.|fal\.run/, "the provider's own host, with the provider's own key"],
  [/fal\.media|replicate\.delivery|^data:/, "the download of a result"],
  [/^https:\/\/api-inference\.huggingface\.co\//, "the retired predecessor of the router"],
];

/** The reason, or null for an exchange that is replayed. */
export function whyNotReplayed(url: string, body: string | undefined): string | null {
  const isChat = body?.includes('"messages"') ?? false;
  if (isChat && /\/hf-inference\/models\//.test(url) && !url.endsWith("/v1/chat/completions")) {
    return "a chat without /v1/chat/completions, which today's client always adds";
  }
  return reasons.find(([pattern]) => pattern.test(url))?.[1] ?? null;
}
