import { expect, test } from "vitest";
import { receivePort } from "#renderer/api/port-channel.ts";

const origin = "app://hubdeck";

/** A window's message events, as far as the page listens to them. */
function windowOf() {
  const target = new EventTarget();
  const posted: unknown[][] = [];
  const postMessage = (...message: unknown[]) => posted.push(message);
  const page = Object.assign(target, { location: { origin }, postMessage }) as unknown as Window;
  const deliver = (message: object) => target.dispatchEvent(Object.assign(new Event("message"), message));
  return { page, posted, deliver };
}

test("only a message of this very page, of our type and with one port, brings a port", async () => {
  const { page, deliver } = windowOf();
  const { port1, port2 } = new MessageChannel();
  const good = { source: page, origin, data: { type: "hubdeck:port" }, ports: [port1] };
  let received: MessagePort | null = null;
  const receiving = receivePort(page, new AbortController().signal).then((port) => {
    received = port;
  });
  for (const bad of [
    { ...good, source: null },
    { ...good, origin: "https://evil.example" },
    { ...good, data: { type: "other" } },
    { ...good, data: null },
    { ...good, data: "hubdeck:port" },
    { ...good, ports: [] },
    { ...good, ports: [port1, port2] },
  ]) {
    deliver(bad);
    await new Promise((resolve) => setImmediate(resolve));
    expect(received).toBeNull();
  }
  deliver(good);
  await receiving;
  expect(received).toBe(port1);
  port1.close();
});

test("the page asks its own preload for a port, and for another one when that one has ended", async () => {
  const { page, posted, deliver } = windowOf();
  const ask = ["hubdeck:connect", origin];
  for (const asked of [[ask], [ask, ask]]) {
    const receiving = receivePort(page, new AbortController().signal);
    expect(posted).toEqual(asked);
    const { port1 } = new MessageChannel();
    deliver({ source: page, origin, data: { type: "hubdeck:port" }, ports: [port1] });
    expect(await receiving).toBe(port1);
    port1.close();
  }
});

test("waiting for a port can be given up", async () => {
  const { page } = windowOf();
  const giveUp = new AbortController();
  const receiving = receivePort(page, giveUp.signal);
  giveUp.abort(new Error("closing"));
  await expect(receiving).rejects.toThrow("closing");
});
