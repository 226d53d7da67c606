import { expect, test } from "vitest";
import { checkToken } from "#core/accounts/check-token.ts";
import { ProblemError } from "#core/problem-error.ts";
import { sampleToken } from "#tests/core/sample-token.ts";

const token = sampleToken();

function problemOf(text: string) {
  try {
    checkToken(text);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error("It was taken for a token");
}

test.each([
  ["as it is", token],
  ["with spaces and newlines around", `  \r\n${token}\n\n`],
  ["broken over two lines", `${token.slice(0, 15)}\n  ${token.slice(15)}`],
  ["with invisible characters", `\ufeff${token.slice(0, 5)}\u200b${token.slice(5)}`],
  ["in quotes", `"${token}"`],
  ["in typographic quotes", `“${token}”`],
  ["as a line of a .env file", `HF_TOKEN=${token}`],
  ["as an export in quotes", `export HF_TOKEN="${token}"`],
  ["as a header value", `Bearer ${token}`],
])("a token pasted %s is cleaned", (_, text) => {
  expect(checkToken(text)).toBe(token);
});

test.each(["hf_oauth_", "hf_jwt_"])("a %s token is taken", (prefix) => {
  expect(checkToken(sampleToken(prefix))).toMatch(prefix);
});

test("a web token with dots is taken", () => {
  const jwt = `hf_jwt_${sampleToken("a")}.${sampleToken("b")}.${sampleToken("-_")}`;
  expect(checkToken(jwt)).toBe(jwt);
});

test.each([
  ["nothing", " \n", "empty"],
  ["an organisation's token", sampleToken("api_org_"), "organisation"],
  ["the address of the token page", "https://huggingface.co/settings/tokens", "web address"],
  ["a token with its middle hidden", "hf_abcd******wxyz", "hidden"],
  ["a token with dots for its end", "hf_abcdefgh...", "hidden"],
  ["another service's key", `sk-${"x".repeat(40)}`, "begins with hf_"],
  ["another site's token", `ghp_${"x".repeat(36)}`, "another service"],
  ["an email address", "ana.moreau@hubdeck.example", "email address"],
  ["what may be a password", "correct horse battery staple", "password"],
  ["an OAuth application's secret", `oauth_app_secret_${"x".repeat(30)}`, "OAuth application"],
  ["a web token", `eyJ${"x".repeat(20)}.${"y".repeat(20)}.${"z".repeat(20)}`, "JWT"],
  ["a token in capitals", token.toUpperCase(), "small letters"],
  ["a cut-off token", token.slice(0, 12), "too short"],
  ["a token with something in it", `${token.slice(0, 20)}/ä${token.slice(20)}`, "characters"],
])("%s is told as what it is", (_, text, word) => {
  const problem = problemOf(text);
  expect(problem).toMatchObject({ code: "TOKEN_SHAPE", why: expect.stringContaining(word) });
  if (text.trim() !== "") expect(JSON.stringify(problem)).not.toContain(text.slice(4, 12));
});
