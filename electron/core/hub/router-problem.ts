/** What an error of the inference router means. The wording of providers varies, so it is passed on where nothing better is known. */

import { type ErrorAnswer, said } from "#core/hub/error-answer.ts";
import { tokenRejected } from "#core/hub/hub-problem.ts";
import type { Problem } from "#shared/model/problem.ts";
import { newTokenPage } from "#shared/model/token-page.ts";

export function routerProblem(answer: ErrorAnswer): Problem {
  const { status, message, hub } = answer;
  switch (status) {
    case 400:
      if (!/not supported by/i.test(message)) return refused(answer);
      return {
        code: "PROVIDER",
        what: "No provider that you have turned on serves this model",
        why: said(answer),
        action: { type: "open", label: "Choose providers", url: `${hub}/settings/inference-providers` },
      };
    case 401:
      if (answer.hadToken) return isOfTheHub(message) ? tokenRejected(hub) : ownKeyRefused(answer);
      return {
        code: "NOT_SIGNED_IN",
        what: "Sign in first",
        why: "Inference providers answer signed-in accounts only.",
        action: { type: "sign-in", label: "Sign in" },
      };
    case 402:
      return {
        code: "PAYMENT",
        what: "The inference credits of this account are used up",
        why: said(answer),
        action: { type: "open", label: "Open billing", url: `${hub}/settings/billing` },
      };
    case 403:
      if (/sufficient permissions/i.test(message)) {
        return {
          code: "PERMISSION",
          what: "This token may not call inference providers",
          why: 'It lacks the permission "Make calls to Inference Providers".',
          action: { type: "open", label: "Make a token that may", url: newTokenPage(hub) },
        };
      }
      if (/gated|accept .*(?:terms|licen[cs]e)|restricted/i.test(message)) {
        return {
          code: "GATED",
          what: "This model is gated",
          why: `Accept its terms on its page first. ${said(answer)}`,
          action: { type: "open", label: "Open your gated repos", url: `${hub}/settings/gated-repos` },
        };
      }
      return { code: "PERMISSION", what: "This model is not open to this account", why: said(answer), action: null };
    case 404:
      return { code: "NOT_FOUND", what: "The provider does not know this model", why: said(answer), action: null };
    default:
      return refused(answer);
  }
}

function refused(answer: ErrorAnswer): Problem {
  const retry = { type: "retry", label: "Try again" } as const;
  if (/loading/i.test(answer.message)) {
    return { code: "PROVIDER", what: "The provider is still loading the model", why: said(answer), action: retry };
  }
  if (answer.status >= 500) {
    return { code: "PROVIDER", what: "The provider is busy or has a problem", why: said(answer), action: retry };
  }
  // The same request would be refused again.
  return { code: "PROVIDER", what: "The provider refused the request", why: said(answer), action: null };
}

/** The Hub's own words for a token that it does not take; a provider that refuses a key of its own has others, or none. */
function isOfTheHub(message: string): boolean {
  return message === "" || /invalid credentials|invalid username|hugging ?face|\bhf_/i.test(message);
}

function ownKeyRefused(answer: ErrorAnswer): Problem {
  return {
    code: "PROVIDER",
    what: "The provider refused the key that is kept for it",
    why: `The Hub took your token. ${said(answer)}`,
    action: {
      type: "open",
      label: "Open your provider keys",
      url: `${answer.hub}/settings/inference-providers`,
    },
  };
}
