/** What the stand-in's models say: a short Markdown answer that refers to the question, always the same for the same question. */

/** The sample answer of a model to the last message of a person. */
export function sampleAnswer(model: string, question: string): string {
  const short = question.replace(/\s+/g, " ").trim().slice(0, 120);
  return `You asked: *${short === "" ? "nothing yet" : short}*

I am \`${model}\` on the **demo Hub**, so this is a prepared answer. It shows how a real one would arrive:

1. The first token comes after a moment.
2. The rest follows token by token, and you can stop it at any time.
3. At the end the model says how many tokens it used.

\`\`\`python
from transformers import pipeline

pipe = pipeline("text-generation", "${model}")
print(pipe("Hello")[0]["generated_text"])
\`\`\`

| What | Here | On the real Hub |
|---|---|---|
| Answer | prepared | generated |
| Cost | none | your monthly credits |

Ask something else, or switch to another model to compare.
`;
}
