/** What an error of the Hub means. Source: the Hub's codes and the decision order of huggingface_hub's hf_raise_for_status. */
import { type ErrorAnswer, said } from "#core/hub/error-answer.ts";
import type { Problem, ProblemAction } from "#shared/model/problem.ts";
import { repoWebPath, splitRepoId } from "#shared/model/repo-id.ts";

const retry = { type: "retry", label: "Try again" } as const;
const signIn = { type: "sign-in", label: "Sign in" } as const;

export function hubProblem(answer: ErrorAnswer): Problem {
  const { status, code, message, repo } = answer;
  const name = repo === null ? "This" : repo.id;
  if (code === "RevisionNotFound") {
    return notFound(`${name} has no such revision`, "The branch, tag or commit is gone, or its name is wrong.", null);
  }
  if (code === "EntryNotFound") {
    const file = fileIn(answer.path);
    const why = `${name} has no ${file === null ? "file of this name" : `file “${file}”`} at this revision.`;
    return notFound("The file is not there", why, null);
  }
  if (code === "GatedRepo") return gated(answer);
  if (/access to this resource is disabled/i.test(message)) {
    const why = "The Hub has disabled it. Its page may say more.";
    return { code: "DISABLED", what: `${name} is disabled`, why, action: openPage(answer, "Open its page") };
  }
  if (code === "RepoNotFound") {
    return notFound(`${name} was not found`, "It does not exist, or this account may not see it.", null);
  }
  switch (status) {
    case 401:
      return unauthorised(answer);
    case 402:
      return { code: "PAYMENT", what: "The Hub asks for payment", why: said(answer), action: null };
    case 403:
      return forbidden(answer);
    case 404:
    case 410:
      return notFound(`${name} was not found`, said(answer), null);
    case 409:
      if (answer.path === "/api/repos/create" && !/conflicting operation/i.test(answer.message)) {
        const why = "Choose another name, or use the repo that is there.";
        return { code: "CONFLICT", what: "You already have a repo of this name", why, action: null };
      }
      return { code: "CONFLICT", what: "The Hub has a newer state", why: said(answer), action: retry };
    case 412:
      return { code: "CONFLICT", what: "The Hub has a newer state", why: said(answer), action: retry };
    case 416:
      return {
        code: "CORRUPT",
        what: "The part on this computer does not fit the file",
        why: "It is longer than the file on the Hub. Trying again begins this file anew.",
        action: retry,
      };
    case 408:
      return { code: "HUB_DOWN", what: "The Hub took too long", why: said(answer), action: retry };
    default:
      if (status >= 500) {
        return { code: "HUB_DOWN", what: "The Hub has a problem", why: said(answer), action: retry };
      }
      return { code: "BAD_INPUT", what: "The Hub did not understand the request", why: said(answer), action: null };
  }
}

/** The file that was asked for, where the address says it. */
function fileIn(path: string): string | null {
  const [, file] = /\/(?:resolve|raw)\/[^/]+\/(.+)$/.exec(path) ?? [];
  if (file === undefined) return null;
  try {
    return decodeURIComponent(file).slice(0, 300);
  } catch {
    // Not encoded as we encode: said as it is.
    return file.slice(0, 300);
  }
}

/** The token is wrong, expired or revoked. */
export function tokenRejected(hub: string): Problem {
  return {
    code: "TOKEN_REJECTED",
    what: "The Hub no longer accepts this token",
    why: "It is wrong, expired or revoked. A new one can be made on the Hub's token page.",
    action: { type: "open", label: "Open the token page", url: `${hub}/settings/tokens` },
  };
}

function unauthorised(answer: ErrorAnswer): Problem {
  const { repo, hadToken } = answer;
  if (hadToken && (repo === null || /invalid credentials/i.test(answer.message))) return tokenRejected(answer.hub);
  if (repo !== null) {
    return hadToken
      ? notFound(`${repo.id} was not found`, "It does not exist, or this account may not see it.", null)
      : notFound(`${repo.id} was not found`, "It does not exist, or it is private and you are not signed in.", signIn);
  }
  return {
    code: "NOT_SIGNED_IN",
    what: "Sign in first",
    why: "The Hub answers this to signed-in accounts only.",
    action: signIn,
  };
}

/** A 403 has several meanings, which only its words tell apart. */
function forbidden(answer: ErrorAnswer): Problem {
  const { message, hub, repo } = answer;
  const editToken: ProblemAction = { type: "open", label: "Edit the token", url: `${hub}/settings/tokens` };
  if (/gated repositories in your fine-grained token/i.test(message)) {
    return {
      code: "PERMISSION",
      what: "This token may not read gated repos",
      why: "Turn on access to public gated repos in the settings of the fine-grained token.",
      action: editToken,
      gate: "token",
    };
  }
  const rule = organisationRule(answer);
  if (rule !== null) return rule;
  if (/revoked by the organi[sz]ation/i.test(message)) {
    return {
      code: "PERMISSION",
      what: "An organisation has revoked this token",
      why: "Its administrator no longer lets this token reach the organisation. Ask them, or use another token.",
      action: ownerPage(answer) ?? editToken,
    };
  }
  return {
    code: "PERMISSION",
    what: repo === null ? "This token may not do that" : `This token may not reach ${repo.id}`,
    why: said(answer),
    action: answer.hadToken ? editToken : signIn,
  };
}

function gated(answer: ErrorAnswer): Problem {
  const name = answer.repo?.id ?? "This repo";
  if (answer.status === 401 && !answer.hadToken) {
    const why = "Its owners ask readers to sign in and to accept their terms.";
    return { code: "GATED", what: `${name} is gated`, why, action: signIn, gate: "sign-in" };
  }
  if (/reject|declined|denied/i.test(answer.message)) {
    return {
      code: "GATED",
      what: `Your request for ${name} was declined`,
      why: "Its owners decided so. Its page may say how to reach them.",
      action: openPage(answer, "Open its page"),
      gate: "rejected",
    };
  }
  if (/awaiting (?:a )?review|pending/i.test(answer.message)) {
    return {
      code: "GATED",
      what: `Your request for ${name} is waiting`,
      why: "Its owners have not decided yet. Nothing more is to be done here.",
      action: openPage(answer, "Open its page"),
      gate: "pending",
    };
  }
  return {
    code: "GATED",
    what: `${name} is gated`,
    why: "Its owners ask you to accept their terms, or to request access, on its page.",
    action: openPage(answer, "Request access"),
    gate: "ask",
  };
}

type Rule = {
  readonly words: RegExp;
  readonly what: string;
  readonly why: string /** Below the Hub; `owner` for the organisation's own page. */;
  readonly path: string;
};

/** What an organisation asks of its members' tokens. Only the revoked token's words are published; of the others the subject is looked for. */
const organisationRules: readonly Rule[] = [
  {
    words: /\bsso\b|single sign-on/i,
    what: "The organisation asks for its single sign-on",
    why: "Open its page and sign in there. The token works again after that.",
    path: "owner",
  },
  {
    words: /two-factor|\b2fa\b|\bmfa\b|multi-factor/i,
    what: "The organisation asks for two-factor authentication",
    why: "Turn it on in your account. The token works again after that.",
    path: "/settings/authentication",
  },
  {
    words: /\bip (?:address|range|allow)|network (?:security|policy)/i,
    what: "The organisation lets only certain networks in",
    why: "This computer is not in one of them. The token is not the reason.",
    path: "owner",
  },
  {
    words: /(?:requires?|only) .*fine-grained|fine-grained .*(?:required|only)/i,
    what: "The organisation takes fine-grained tokens only",
    why: "Make a fine-grained token that names the organisation.",
    path: "/settings/tokens/new?tokenType=fineGrained",
  },
  {
    words: /token.*(?:pending|awaiting|waiting for) (?:\w+ )?(?:approval|review)/i,
    what: "The organisation has not approved this token yet",
    why: "One of its administrators has to. Nothing more is to be done here.",
    path: "owner",
  },
  {
    words: /token.*(?:denied|rejected) by/i,
    what: "The organisation has declined this token",
    why: "Ask one of its administrators, or make another token.",
    path: "owner",
  },
];

function organisationRule(answer: ErrorAnswer): Problem | null {
  const rule = organisationRules.find(({ words }) => words.test(answer.message));
  if (rule === undefined) return null;
  const action: ProblemAction | null =
    rule.path === "owner"
      ? ownerPage(answer)
      : { type: "open", label: "Open your settings", url: answer.hub + rule.path };
  return { code: "PERMISSION", what: rule.what, why: `${rule.why} ${said(answer)}`, action };
}

function ownerPage({ hub, repo }: ErrorAnswer): ProblemAction | null {
  if (repo === null) return null;
  return { type: "open", label: "Open the organisation's page", url: `${hub}/${splitRepoId(repo.id).owner}` };
}

function notFound(what: string, why: string, action: ProblemAction | null): Problem {
  return { code: "NOT_FOUND", what, why, action };
}

function openPage({ hub, repo }: ErrorAnswer, label: string): ProblemAction | null {
  return repo === null ? null : { type: "open", label, url: hub + repoWebPath(repo) };
}
