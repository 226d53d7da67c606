/** What stands before a gated repo, in words: how it is now, and what to do next. */
import { assertNever } from "#shared/model/assert-never.ts";
import type { GateNeed } from "#shared/model/problem.ts";

/** What a person has to do with the repo's owners; a sign-in and a better token have their own problem. */
export type OpenGate = Extract<GateNeed, "ask" | "pending" | "rejected">;

export type GateWords = {
  readonly title: string;
  readonly text: string;
  /** The button to the repo's page on the Hub. */
  readonly pageLabel: string;
};

/** `mode` is how the owners let people in: all who agree, or one by one. */
export function gateWords(gate: OpenGate, mode: "no" | "auto" | "manual"): GateWords {
  switch (gate) {
    case "ask":
      return mode === "auto"
        ? {
            title: "Agree to its terms first",
            text: "Its owners let in everyone who agrees, at once. They see your user name and e-mail address.",
            pageLabel: "Agree on its page",
          }
        : {
            title: "Ask its owners for access",
            text: "They look at each request themselves, which can take days. They see your user name and e-mail address.",
            pageLabel: "Request access",
          };
    case "pending":
      return {
        title: "Your request is waiting",
        text: "Its owners have not decided yet. Hubdeck asks again by itself and tells you when they have.",
        pageLabel: "Open its page",
      };
    case "rejected":
      return {
        title: "Your request was declined",
        text: "Its owners decided so. Its page may say how to reach them.",
        pageLabel: "Open its page",
      };
    default:
      return assertNever(gate);
  }
}
