/** The formula of an estimate with its numbers, and what it assumes; closed until one asks. */
import {
  assumptionSentences,
  type EstimateContext,
  formulaLines,
  rangeWords,
} from "#renderer/features/repo/about/assumption-words.ts";
import classes from "#renderer/features/repo/about/HowComputed.module.css";

export function HowComputed(props: EstimateContext) {
  return (
    <details className={classes.root}>
      <summary>How this is computed</summary>
      <ul className={classes.formula}>
        {formulaLines(props).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ul className={classes.assumptions}>
        {assumptionSentences(props.estimate).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <li>
          Expect {rangeWords(props.estimate)}: no program needs less than the weights and the context, and the larger
          number is the one to plan with.
        </li>
      </ul>
    </details>
  );
}
