import { expect, test } from "vitest";
import { isWorthRetrying, problemFromNetwork } from "#core/hub/problem-from-network.ts";

const url = new URL("https://huggingface.co/api/models");

/** As undici's fetch throws it. */
function failed(code: string, more: object = {}): Error {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code, ...more }) });
}

test.each([
  ["ENOTFOUND", "OFFLINE"],
  ["EAI_AGAIN", "OFFLINE"],
  ["ENETUNREACH", "OFFLINE"],
  ["ECONNREFUSED", "OFFLINE"],
  ["ETIMEDOUT", "OFFLINE"],
  ["UND_ERR_CONNECT_TIMEOUT", "OFFLINE"],
  ["ECONNRESET", "HUB_DOWN"],
  ["UND_ERR_SOCKET", "HUB_DOWN"],
  ["UND_ERR_HEADERS_TIMEOUT", "HUB_DOWN"],
  ["SOMETHING_NEW", "HUB_DOWN"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "TLS"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "TLS"],
  ["CERT_HAS_EXPIRED", "TLS"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "TLS"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "TLS"],
])("%s is told as %s", (code, expected) => {
  const problem = problemFromNetwork(failed(code), url, null);
  expect(problem).toMatchObject({ code: expected, details: `${code} at huggingface.co` });
  expect(problem.why).not.toBe("");
});

test("a failure of each address is told by the first", () => {
  const each = [Object.assign(new Error(), { code: "ENETUNREACH" }), Object.assign(new Error(), { code: "ETIMEDOUT" })];
  const error = new TypeError("fetch failed", { cause: new AggregateError(each) });
  expect(problemFromNetwork(error, url, null)).toMatchObject({
    code: "OFFLINE",
    details: "ENETUNREACH at huggingface.co",
  });
});

test("a proxy that does not answer, is unknown or wants a password is told as the proxy's", () => {
  const proxy = { host: "proxy.example", port: "3128" };
  for (const error of [
    failed("ECONNREFUSED", { address: "10.0.0.1", port: 3128 }),
    failed("ENOTFOUND", { hostname: "proxy.example" }),
    new TypeError("fetch failed", { cause: new Error("Proxy response (407) !== 200 when HTTP Tunneling") }),
    new TypeError("fetch failed", { cause: new Error("Proxy response (503) !== 200 when HTTP Tunneling") }),
  ]) {
    expect(problemFromNetwork(error, url, proxy)).toMatchObject({ code: "PROXY", action: { to: "settings" } });
  }
  expect(problemFromNetwork(failed("ECONNREFUSED", { port: 443 }), url, proxy).code).toBe("OFFLINE");
});

test("trying again is worth it where time can mend it", () => {
  const worth = (code: string) => isWorthRetrying(problemFromNetwork(failed(code), url, null));
  for (const code of ["ECONNRESET", "EAI_AGAIN", "ECONNREFUSED", "UND_ERR_HEADERS_TIMEOUT"])
    expect(worth(code)).toBe(true);
  for (const code of ["ENOTFOUND", "CERT_HAS_EXPIRED"]) expect(worth(code)).toBe(false);
});

test("something that is no error at all is still told in words", () => {
  expect(problemFromNetwork("odd", url, null)).toMatchObject({
    code: "HUB_DOWN",
    details: "unknown at huggingface.co",
  });
});
