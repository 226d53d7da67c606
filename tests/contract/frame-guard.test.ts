import { MessageType } from "@orpc/standard-server-peer";
import { expect, test } from "vitest";
import { guardFrame } from "#electron/api/frame-guard.ts";
import { frameBytesMax } from "#shared/model/frame-limits.ts";

const call = (changes: object = {}) => ({ i: "1", p: { u: "/hub/repo", b: { json: { a: 1 } } }, ...changes });
const guard = (frame: unknown) => guardFrame(JSON.stringify(frame));

test("a call is decoded: its id, its path, its input, and nothing else that the page could choose", () => {
  const expected = {
    type: "accepted",
    message: [
      "1",
      MessageType.REQUEST,
      { url: new URL("http://orpc/hub/repo"), method: "POST", headers: {}, body: { json: { a: 1 } } },
    ],
  };
  expect(guard(call())).toEqual(expected);
  expect(guard(call({ t: 1 }))).toEqual(expected);
});

test("giving a call up is decoded", () => {
  const expected = { type: "accepted", message: ["1", MessageType.ABORT_SIGNAL, undefined] };
  expect(guard({ i: "1", t: 4 })).toEqual(expected);
  expect(guard({ i: "1", t: 4, p: { whatever: 1 } })).toEqual(expected);
});

test.each([
  ["no id", call({ i: undefined })],
  ["an id that is no text", call({ i: 1 })],
  ["an empty id", call({ i: "" })],
  ["a long id", call({ i: "x".repeat(33) })],
  ["a response", call({ t: 2 })],
  ["a stream event, which no call of ours takes", { i: "1", t: 3, p: { e: "message", d: 1 } }],
  ["an unknown type", call({ t: 5 })],
  ["a property too many", call({ x: 1 })],
  ["no payload", { i: "1" }],
  ["a payload that is null", { i: "1", p: null }],
  ["no path", call({ p: { b: {} } })],
  ["a whole URL", call({ p: { u: "http://evil.example/hub/repo", b: {} } })],
  ["a path with a host", call({ p: { u: "//evil.example/hub", b: {} } })],
  ["a query, with which input could come by GET", call({ p: { u: "/hub/repo?data={}", b: {} } })],
  ["a traversal", call({ p: { u: "/../hub/repo", b: {} } })],
  ["a prototype in the path", call({ p: { u: "/__proto__/x", b: {} } })],
  ["a long path", call({ p: { u: `/hub/${"a".repeat(100)}`, b: {} } })],
  ["another method", call({ p: { u: "/hub/repo", m: "GET", b: {} } })],
  ["headers, with which a body could become a file or a form", call({ p: { u: "/hub/repo", h: {}, b: {} } })],
  ["no input object", call({ p: { u: "/hub/repo", b: "text" } })],
  ["blobs", call({ p: { u: "/hub/repo", b: { json: 1, maps: [] } } })],
  ["very many notes", call({ p: { u: "/hub/repo", b: { meta: Array.from({ length: 101 }, () => [1]) } } })],
  ["a list", [call()]],
  ["nothing", null],
  ["a number", 5],
])("%s is refused", (_name, frame) => {
  expect(guard(frame)).toEqual({ type: "refused", reason: "not a call" });
});

test.each([
  ["binary", Buffer.from(JSON.stringify(call())), "not text"],
  ["an object", call(), "not text"],
  ["nothing", undefined, "not text"],
  ["half of a frame", JSON.stringify(call()).slice(0, 20), "not JSON"],
  ["no characters at all", "", "not JSON"],
  ["a frame with a tail", `${JSON.stringify(call())}\u00ff{}`, "not JSON"],
])("a message of %s is refused", (_name, message, reason) => {
  expect(guardFrame(message)).toEqual({ type: "refused", reason });
});

test("a frame may have exactly the largest size in bytes, not in characters", () => {
  const around = JSON.stringify(call({ p: { u: "/hub/repo", b: { json: "" } } }));
  const fill = frameBytesMax - around.length;
  const frameOf = (text: string) => JSON.stringify(call({ p: { u: "/hub/repo", b: { json: text } } }));
  expect(guardFrame(frameOf("x".repeat(fill))).type).toBe("accepted");
  expect(guardFrame(frameOf("x".repeat(fill + 1)))).toEqual({ type: "refused", reason: "too large" });
  expect(guardFrame(frameOf("é".repeat(fill - 10)))).toEqual({ type: "refused", reason: "too large" });
});
