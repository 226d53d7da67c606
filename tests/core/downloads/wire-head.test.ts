import { expect, test } from "vitest";
import { readWireHead } from "#core/downloads/transfer/worker/wire-head.ts";

const head = (...lines: string[]) => lines.join("\r\n");

test("a plain answer is read: status, names in lower case, values as they are", () => {
  const text = head(
    "HTTP/1.1 206 Partial Content",
    "Content-Length: 5",
    'ETag:\t"a b" ',
    "X-Empty:",
    "Via: 1",
    "via: 2",
  );
  expect(readWireHead(text)).toEqual({
    status: 206,
    headers: { "content-length": "5", etag: '"a b"', "x-empty": "", via: "1" },
    bodyBytes: 5,
    staysOpen: true,
  });
});

test.each([
  ["no reason", "HTTP/1.1 200", 200, true],
  ["a server that closes", "HTTP/1.1 200 OK\r\nConnection: Keep-Alive, Close", 200, false],
  ["a redirect", "HTTP/1.1 302 Found\r\nLocation: https://a.test/b", 302, true],
])("%s", (_, text, status, staysOpen) => {
  expect(readWireHead(`${text}\r\nContent-Length: 0`)).toMatchObject({ status, staysOpen, bodyBytes: 0 });
});

test.each([403, 416, 503])("a refusal %i of unknown length is heard, and ends the connection", (status) => {
  const text = head(`HTTP/1.1 ${status} No`, "Transfer-Encoding: chunked");
  expect(readWireHead(text)).toMatchObject({ status, bodyBytes: 0, staysOpen: false });
});

test.each([
  ["an older version", head("HTTP/1.0 200 OK", "Content-Length: 5")],
  ["no version", head("200 OK", "Content-Length: 5")],
  ["an interim answer", head("HTTP/1.1 100 Continue", "Content-Length: 5")],
  ["an answer without a body", head("HTTP/1.1 204 No Content", "Content-Length: 5")],
  ["no length", head("HTTP/1.1 200 OK", "ETag: a")],
  ["a length in chunks", head("HTTP/1.1 200 OK", "Transfer-Encoding: chunked")],
  ["both", head("HTTP/1.1 200 OK", "Content-Length: 5", "Transfer-Encoding: chunked")],
  ["two lengths", head("HTTP/1.1 200 OK", "Content-Length: 5", "content-length: 6")],
  ["a length that is none", head("HTTP/1.1 200 OK", "Content-Length: +5")],
  ["a negative length", head("HTTP/1.1 200 OK", "Content-Length: -5")],
  ["an endless length", head("HTTP/1.1 200 OK", `Content-Length: ${"9".repeat(16)}`)],
  ["a folded line", head("HTTP/1.1 200 OK", "Content-Length: 5", " 6")],
  ["a space before the colon", head("HTTP/1.1 200 OK", "Content-Length : 5")],
  ["a line that ends early", head("HTTP/1.1 200 OK", "Content-Length: 5\nX: y")],
  ["a control character", head("HTTP/1.1 200 OK", "Content-Length: 5", "X: a\0b")],
  ["no name", head("HTTP/1.1 200 OK", "Content-Length: 5", ": a")],
  ["nothing", ""],
])("%s is left to another reader", (_, text) => {
  expect(readWireHead(text)).toBeNull();
});
