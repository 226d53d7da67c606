/** Threat: another local user, process or web server gets hold of a part of what our page has: the link, the cookie or the secret. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { launchTokenLifeMs } from "#electron/web-host/launch-tokens.ts";
import { sessionIdleMaxMs } from "#electron/web-host/sessions.ts";
import {
  asPage,
  type HostUnderTest,
  launchOf,
  pageHeaders,
  postLaunch,
  signOn,
  startHost,
  tryApi,
} from "#tests/web-host/host-under-test.ts";

let running: HostUnderTest;
let port = 0;

beforeEach(async () => {
  running = await startHost();
  port = running.host.port;
});
afterEach(() => running.stop());

const refused = { type: "closed", code: 4401 };
const letIn = { type: "answered", frame: "echo hello" };
const origin = () => `http://127.0.0.1:${port}`;

describe("the API's socket", () => {
  it("does not open for the cookie alone", async () => {
    const { cookie } = await signOn(running.host);
    const headers = { origin: origin(), cookie };
    for (const messages of [["hello"], ["{}"], ['{"secret":""}'], ['{"secret":null}'], [Buffer.from("hello")]]) {
      expect(await tryApi(port, { headers, messages })).toEqual(refused);
    }
  });

  it("does not open for the page's secret alone", async () => {
    const { secret } = await signOn(running.host);
    const messages = [JSON.stringify({ secret }), "hello"];
    expect(await tryApi(port, { headers: { origin: origin() }, messages })).toEqual(refused);
    const foreign = { origin: origin(), cookie: `hubdeck-${port}=${"A".repeat(43)}` };
    expect(await tryApi(port, { headers: foreign, messages })).toEqual(refused);
  });

  it("does not open for the cookie of one session and the secret of another", async () => {
    const one = await signOn(running.host);
    const other = await signOn(running.host);
    expect(await tryApi(port, asPage(port, { cookie: one.cookie, secret: other.secret }))).toEqual(refused);
  });

  it("does not open for the cookie in the secret's place, nor with more in the first message than the secret", async () => {
    const { cookie, secret } = await signOn(running.host);
    const headers = { origin: origin(), cookie };
    const value = cookie.split("=")[1];
    for (const message of [{ secret: value }, { secret, more: 1 }, [secret], { secret: [secret] }]) {
      expect(await tryApi(port, { headers, messages: [JSON.stringify(message), "hello"] })).toEqual(refused);
    }
  });

  it("opens for both, again after a reload, and beside cookies that another local server planted under our name", async () => {
    const ticket = await signOn(running.host);
    expect(await tryApi(port, asPage(port, ticket))).toEqual(letIn);
    expect(await tryApi(port, asPage(port, ticket))).toEqual(letIn);
    const crowded = { ...ticket, cookie: `other=1; hubdeck-${port}=planted; ${ticket.cookie}` };
    expect(await tryApi(port, asPage(port, crowded))).toEqual(letIn);
  });

  it("does not open for the cookie of another port", async () => {
    const ticket = await signOn(running.host);
    const renamed = ticket.cookie.replace(`hubdeck-${port}`, `hubdeck-${port + 1}`);
    expect(await tryApi(port, asPage(port, { ...ticket, cookie: renamed }))).toEqual(refused);
  });

  it("does not open for a session that nobody used for a day", async () => {
    const ticket = await signOn(running.host);
    running.advance(sessionIdleMaxMs - 1);
    expect(await tryApi(port, asPage(port, ticket))).toEqual(letIn);
    await expect.poll(() => running.told).toEqual([1, 0]);
    running.advance(sessionIdleMaxMs);
    expect(await tryApi(port, asPage(port, ticket))).toEqual(refused);
  });

  it("does not open for a session of a process that ended, on the same port", async () => {
    const ticket = await signOn(running.host);
    await running.stop();
    running = await startHost({ port });
    expect(await tryApi(port, asPage(port, ticket))).toEqual(refused);
  });
});

describe("the session's cookie", () => {
  it("is out of reach for scripts and other sites, has the port in its name and 256 random bits in it", async () => {
    const answer = await postLaunch(port, launchOf(running.host.newLink()));
    expect(answer.headers.get("set-cookie")).toMatch(
      new RegExp(`^hubdeck-${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
  });

  it("stays the same for a second page of the same browser, and both pages work", async () => {
    const first = await signOn(running.host);
    const headers = [...pageHeaders(port), `Cookie: ${first.cookie}`];
    const second = await postLaunch(port, launchOf(running.host.newLink()), headers);
    expect(second.status).toBe(200);
    expect(second.headers.has("set-cookie")).toBe(false);
    const secret = JSON.parse(second.body).pageSecret;
    expect(secret).not.toBe(first.secret);
    expect(await tryApi(port, asPage(port, first))).toEqual(letIn);
    expect(await tryApi(port, asPage(port, { cookie: first.cookie, secret }))).toEqual(letIn);
  });
});

describe("a launch link", () => {
  it("carries 256 random bits in the fragment, which browsers send to nobody", () => {
    expect(running.host.newLink()).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/#launch=[\\w-]{43}$`));
    expect(running.host.newLink()).not.toBe(running.host.newLink());
  });

  it("is good once", async () => {
    const launch = launchOf(running.host.newLink());
    expect((await postLaunch(port, launch)).status).toBe(200);
    const second = await postLaunch(port, launch);
    expect([second.status, JSON.parse(second.body)]).toEqual([403, { reason: "spent" }]);
    expect(second.headers.has("set-cookie")).toBe(false);
  });

  it("that was used twice shuts out whoever used it first, at once, and tells the door", async () => {
    const link = running.host.newLink();
    const first = await postLaunch(port, launchOf(link));
    const ticket = {
      cookie: first.headers.get("set-cookie")?.split(";")[0] ?? "",
      secret: JSON.parse(first.body).pageSecret,
    };
    const { headers, messages } = asPage(port, ticket);
    const thief = tryApi(port, { headers, messages: messages.slice(0, 1) });
    await expect.poll(() => running.told).toEqual([1]);
    await postLaunch(port, launchOf(link));
    expect(await thief).toEqual(refused);
    expect(await tryApi(port, asPage(port, ticket))).toEqual(refused);
    await expect.poll(() => running.told).toEqual([1, "spent link", 0]);
  });

  it("leaves other sessions alone when it was used twice", async () => {
    const bystander = await signOn(running.host);
    const launch = launchOf(running.host.newLink());
    await postLaunch(port, launch);
    await postLaunch(port, launch);
    expect(await tryApi(port, asPage(port, bystander))).toEqual(letIn);
  });

  it("is good for a minute", async () => {
    const inTime = launchOf(running.host.newLink());
    running.advance(launchTokenLifeMs - 1);
    expect((await postLaunch(port, inTime)).status).toBe(200);
    const late = launchOf(running.host.newLink());
    running.advance(launchTokenLifeMs);
    const answer = await postLaunch(port, late);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([403, { reason: "expired" }]);
  });

  it("of another process, or a made-up one, is unknown", async () => {
    const real = launchOf(running.host.newLink());
    const nearly = `${real.slice(0, -1)}${real.endsWith("A") ? "B" : "A"}`;
    for (const launch of ["", "x", "A".repeat(43), nearly, real.slice(0, -1), `${real}A`]) {
      const answer = await postLaunch(port, launch);
      expect([answer.status, JSON.parse(answer.body)]).toEqual([403, { reason: "unknown" }]);
    }
    expect((await postLaunch(port, real)).status).toBe(200);
  });
});
