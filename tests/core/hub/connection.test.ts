import { afterEach, expect, test } from "vitest";
import { type Connection, createConnection } from "#core/hub/connection.ts";
import { createRedactor } from "#core/log/redact.ts";
import type { SettingsState } from "#shared/contract/settings.ts";

const url = new URL("https://hub.example");
const redactor = createRedactor();
let proxy: SettingsState["proxy"] = { type: "environment" };
let connection: Connection;
const open = (env: Record<string, string>) => {
  connection = createConnection({ env, redactor, proxy: () => proxy, report: () => undefined });
  return connection;
};
afterEach(() => connection.close());

test("a change of the setting holds for the next request, and without one the connections are kept", () => {
  proxy = { type: "none" };
  const { dispatchers } = open({ HTTPS_PROXY: "http://env.example:1" });
  const before = dispatchers();
  expect(dispatchers()).toBe(before);
  expect(before.proxyOf(url)).toBeNull();
  proxy = { type: "manual", url: "http://manual.example:2" };
  expect(dispatchers().proxyOf(url)).toEqual({ host: "manual.example", port: "2" });
  proxy = { type: "environment" };
  expect(dispatchers().proxyOf(url)).toEqual({ host: "env.example", port: "1" });
});

test("a proxy's password is hidden from the log, as it is typed and as it is sent", () => {
  proxy = { type: "environment" };
  const password = `p%C3%A4${Math.random().toString(36).slice(2)}`;
  open({ HTTPS_PROXY: `http://ana:${password}@proxy.example:1` }).dispatchers();
  expect(redactor.redact(`x ${password} y`)).toBe("x [secret] y");
  expect(redactor.redact(`x ${decodeURIComponent(password)} y`)).toBe("x [secret] y");
});

test("a password that is not proper percent-encoding does not break the app", () => {
  proxy = { type: "environment" };
  const { dispatchers } = open({ HTTPS_PROXY: "http://ana:100%zz@proxy.example:1" });
  expect(() => dispatchers().for(url)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "PROXY" }) }),
  );
});
