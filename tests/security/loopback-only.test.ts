/** Threat: a neighbour on the network connects to us. */
import { once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HostUnderTest, sendRaw, startHost } from "#tests/web-host/host-under-test.ts";

let running: HostUnderTest;
beforeAll(async () => {
  running = await startHost();
});
afterAll(() => running.stop());

const outwardAddresses = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ internal, scopeid }) => !internal && !scopeid)
  .map(({ address }) => address);

describe("the host", () => {
  it("is reached on 127.0.0.1", async () => {
    expect(
      (
        await sendRaw(
          running.host.port,
          `GET / HTTP/1.1\r\nHost: 127.0.0.1:${running.host.port}\r\nConnection: close\r\n\r\n`,
        )
      ).status,
    ).toBe(200);
  });

  it.skipIf(outwardAddresses.length === 0)("is not reached on any address that a neighbour could use", async () => {
    for (const address of outwardAddresses) {
      await expect(sendRaw(running.host.port, "GET / HTTP/1.1\r\n\r\n", address)).rejects.toMatchObject({
        code: "ECONNREFUSED",
      });
    }
  });

  it.each(["127.0.0.2", "::1"])("is not reached on %s either", async (address) => {
    const socket = connect(running.host.port, address);
    const [error] = await once(socket, "error");
    expect(error.code).toBeOneOf(["ECONNREFUSED", "EADDRNOTAVAIL"]);
  });
});
