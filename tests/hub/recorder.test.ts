/** What the stand-in remembers of a request, and that it notices a token in a wrong place. */
import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bearer } from "#tests/hub/bearer.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeEach(async () => {
  hub = await startHub();
});
afterEach(() => hub.close());

test("a request is recorded with the name of its token and never with its text", async () => {
  await fetch(`${hub.hubUrl}/api/whoami-v2?x=1`, { headers: bearer(hub.tokens.read) });
  expect(hub.requests).toHaveLength(1);
  expect(hub.requests[0]).toMatchObject({
    ...{ origin: "hub", method: "GET", path: "/api/whoami-v2", target: "/api/whoami-v2?x=1" },
    ...{ tokenName: "read", hasAuthorization: true, status: 200, leaks: [] },
  });
  expect(JSON.stringify(hub.requests)).not.toContain(hub.tokens.read);
  expect(hub.leaks()).toEqual([]);
});

test("a token in a URL, in another header or in a body is a leak, and is masked", async () => {
  const secret = hub.tokens.write;
  await fetch(`${hub.hubUrl}/api/models?search=${secret}`);
  await fetch(`${hub.hubUrl}/api/models?limit=1`, { headers: { "X-Debug": `token=${secret}` } });
  await fetch(`${hub.hubUrl}/api/models?limit=1`, {
    headers: { Cookie: Buffer.from(`a:${secret}`).toString("base64") },
  });
  await fetch(`${hub.routerUrl}/v1/chat/completions`, {
    method: "POST",
    headers: bearer(secret),
    body: JSON.stringify({ messages: [{ role: "user", content: secret }] }),
  });
  expect(hub.leaks().map(({ leaks }) => leaks)).toEqual([["url"], ["x-debug"], ["cookie"], ["body"]]);
  expect(JSON.stringify(hub.requests)).not.toContain(secret);
});

test("an Authorization header at the CDN is a leak, whatever is in it, and gets no bytes", async () => {
  const link = await linkOf("/northwind-ai/Aster-Nano-Instruct/resolve/main/model.safetensors");
  const response = await fetch(link, { headers: { Authorization: "Bearer anything" } });
  expect(response.status).toBe(400);
  expect(hub.leaks()).toMatchObject([{ origin: "cdn", leaks: ["authorization"] }]);
});

test("the signature of a CDN link is not in the record", async () => {
  const link = await linkOf("/northwind-ai/Aster-Nano-Instruct/resolve/main/model.safetensors");
  await fetch(link, { headers: { Range: "bytes=0-9" } });
  const signature = new URL(link).searchParams.get("Signature") ?? "";
  expect(signature.length).toBeGreaterThan(20);
  expect(JSON.stringify(hub.requests)).not.toContain(signature);
});

test("a reader that hangs up on the last byte got everything", async () => {
  hub.faults.add({ origin: "cdn", bytesPerSecond: 100_000 });
  const link = new URL(await linkOf("/northwind-ai/Aster-Nano-Instruct/resolve/main/model.safetensors"));
  const socket = connect(Number(link.port), link.hostname);
  socket.write(`GET ${link.pathname}${link.search} HTTP/1.1\r\nHost: ${link.host}\r\nRange: bytes=0-9999\r\n\r\n`);
  let received = "";
  for await (const chunk of socket) {
    received += chunk.toString("latin1");
    if (received.length - received.indexOf("\r\n\r\n") - 4 === 10_000) break;
  }
  await expect.poll(() => hub.requests.at(-1)?.outcome, { timeout: 10_000 }).not.toBe("open");
  expect(hub.requests.at(-1)).toMatchObject({ status: 206, sentBodyBytes: 10_000, outcome: "sent" });
});

test("a reader that goes away is recorded as aborted, with what it was sent", async () => {
  const gone = new AbortController();
  hub.faults.add({ origin: "cdn", bytesPerSecond: 100_000 });
  const link = await linkOf("/northwind-ai/Aster-Nano-Instruct/resolve/main/model.safetensors");
  const response = await fetch(link, { signal: gone.signal });
  await response.body?.getReader().read();
  gone.abort();
  await expect.poll(() => hub.requests.at(-1)?.outcome, { timeout: 10_000 }).toBe("aborted");
  const sent = hub.requests.at(-1)?.sentBodyBytes ?? 0;
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(10_000_000);
});

async function linkOf(path: string): Promise<string> {
  const response = await fetch(hub.hubUrl + path, { redirect: "manual" });
  return response.headers.get("location") ?? "";
}
