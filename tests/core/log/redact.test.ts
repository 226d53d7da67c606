import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createRedactor, redactShapes } from "#core/log/redact.ts";
import { sampleToken } from "#tests/core/sample-token.ts";

const kinds = ["hf_", "hf_oauth_", "hf_jwt_", "api_org_"];

test.each(kinds)("a %s token is hidden wherever it stands in a text", (prefix) => {
  const token = sampleToken(prefix);
  for (const text of [token, `x${token}y`, `{"token":"${token}"}`, `/a/${token}/b`, encodeURIComponent(`_${token}`)]) {
    expect(redactShapes(text)).not.toContain(token.slice(prefix.length, prefix.length + 12));
  }
  expect(redactShapes(token.replaceAll("_", "%5F"))).not.toContain(token.slice(-12));
});

test.each([0, 1, 2])("an unknown token inside base64 that begins %i bytes later is hidden", (before) => {
  for (let round = 0; round < 50; round += 1) {
    const bytes = Buffer.concat([randomBytes(before), Buffer.from(sampleToken())]);
    for (const encoding of ["base64", "base64url"] as const) {
      expect(redactShapes(`value ${bytes.toString(encoding)} end`)).toBe("value [token] end");
    }
  }
});

test("the value of an Authorization or Cookie header is hidden in each way headers are printed", () => {
  const secret = randomBytes(12).toString("hex");
  for (const text of [
    `Authorization: Bearer ${secret}`,
    `"authorization":"Basic ${secret}"`,
    `{ 'Proxy-Authorization': '${secret}' }`,
    `cookie=${secret}`,
    `sent bearer ${secret} to it`,
  ]) {
    expect(redactShapes(text)).not.toContain(secret);
  }
});

test("a URL keeps its host and path and loses credentials, query and fragment", () => {
  expect(redactShapes("GET https://us.aws.cdn.hf.co/a/b.bin?X-Amz-Signature=abc&x=1 failed")).toBe(
    "GET https://us.aws.cdn.hf.co/a/b.bin?… failed",
  );
  expect(redactShapes("via http://me:pass@word@proxy.example:3128/")).toBe("via http://proxy.example:3128/");
  expect(redactShapes("http://127.0.0.1:4000/#launch=abc")).toBe("http://127.0.0.1:4000/?…");
});

test("signed parameters are hidden also where the URL is relative", () => {
  const text = redactShapes("/x?Policy=p1&Signature=s1&Key-Pair-Id=k1&access_token=t1&X-Amz-Credential=c1&limit=3");
  for (const secret of ["p1", "s1", "k1", "t1", "c1"]) expect(text).not.toContain(secret);
  expect(text).toContain("limit=3");
});

test("a registered secret is hidden plain and in every encoding, until it is forgotten", () => {
  const redactor = createRedactor();
  const secret = `p"ä/${randomBytes(6).toString("hex")} +`;
  const forget = redactor.register(secret);
  const forms = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret),
    Buffer.from(secret).toString("hex"),
    Buffer.from(secret).toString("base64"),
    Buffer.from(`a${secret}b`).toString("base64"),
    Buffer.from(`ab${secret}b`).toString("base64url"),
  ];
  for (const form of forms) expect(redactor.redact(`<${form}>`)).toContain("[secret]");
  expect(redactor.redact(secret)).toBe("[secret]");
  forget();
  expect(redactor.redact(secret)).toBe(secret);
});

test("ordinary text stays as it is", () => {
  for (const text of ["models--owner--name", "hf_hub", "Access to model a/b is restricted.", "basic tier", "5.1 GB"]) {
    expect(redactShapes(text)).toBe(text);
  }
});

test("long hostile text does not take long", () => {
  const started = performance.now();
  for (const text of ["hf_".repeat(20_000), "aGZf".repeat(16_000), "authorization:".repeat(4000), "a".repeat(64_000)]) {
    redactShapes(text);
  }
  expect(performance.now() - started).toBeLessThan(2000);
});
