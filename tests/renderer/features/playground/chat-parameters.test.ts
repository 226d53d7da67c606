import { expect, test } from "vitest";
import { defaultParameters, parameterWords } from "#renderer/features/playground/chat-parameters.ts";

test("the button says what was set, and only that", () => {
  expect(parameterWords(defaultParameters)).toBe("Parameters");
  expect(parameterWords({ systemPrompt: "Be brief.", temperature: 0, maxTokens: 512 })).toBe(
    "Temperature 0 · 512 tokens · System prompt",
  );
});
