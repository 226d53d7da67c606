/** How long a context to reckon with: from 4k to the longest that the model has. */
import { useId } from "react";
import classes from "#renderer/features/repo/about/ContextSlider.module.css";
import { contextSteps, stepOf } from "#renderer/features/repo/about/context-steps.ts";
import { tokenWords } from "#renderer/features/repo/about/fit-words.ts";

type ContextSliderProps = {
  readonly contextMax: number | null;
  readonly tokens: number;
  readonly onTokens: (tokens: number) => void;
};

export function ContextSlider({ contextMax, tokens, onTokens }: ContextSliderProps) {
  const id = useId();
  const steps = contextSteps(contextMax);
  if (steps.length < 2) return null;
  return (
    <div className={classes.root}>
      <label htmlFor={id}>Context</label>
      <input
        id={id}
        type="range"
        className={classes.range}
        min={0}
        max={steps.length - 1}
        step={1}
        value={stepOf(steps, tokens)}
        aria-valuetext={`${tokens} tokens`}
        onChange={(event) => onTokens(steps[Number(event.currentTarget.value)] ?? tokens)}
      />
      <output className={classes.tokens} htmlFor={id}>
        {tokenWords(tokens)} tokens
      </output>
    </div>
  );
}
