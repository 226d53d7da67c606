/** The stops of the context slider: doubling from 4k to the longest context of the model. */

const first = 4096;
/** Where the repo does not say how long a context may be. */
const usualMax = 32_768;

/** In tokens, the last one the model's own maximum. */
export function contextSteps(contextMax: number | null): number[] {
  const max = contextMax ?? usualMax;
  const steps: number[] = [];
  for (let tokens = first; tokens < max; tokens *= 2) steps.push(tokens);
  steps.push(max);
  return steps;
}

/** The step that is nearest to a number of tokens. */
export function stepOf(steps: readonly number[], tokens: number): number {
  let best = 0;
  for (const [at, step] of steps.entries()) {
    if (Math.abs(step - tokens) < Math.abs((steps[best] ?? 0) - tokens)) best = at;
  }
  return best;
}
