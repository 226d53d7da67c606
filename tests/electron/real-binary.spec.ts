/** What only Electron itself can show: its sandbox at work, its own navigation events, its rules for sockets. */
import { expect } from "@playwright/test";
import { test, whyStandIn } from "#tests/electron/fixtures.ts";
import { connected, opened, setPolicyAside } from "#tests/electron/page-tools.ts";

test.skip(whyStandIn !== null, whyStandIn ?? "");

test("the page's preferences are live as they were asked for", async ({ launch }) => {
  const app = await launch();
  await opened(await app.page());
  expect(await app.livePreferences()).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test("the page's address is the app's own scheme, as a secure origin", async ({ launch }) => {
  const page = await (await launch()).page();
  await opened(page);
  expect(await page.evaluate(() => [location.origin, isSecureContext])).toEqual(["app://bundle", true]);
});

test("a window that the page opens does not come into being at all", async ({ launch }) => {
  const page = await (await launch()).page();
  await connected(page);
  expect(await page.evaluate(() => window.open("https://huggingface.co/") === null)).toBe(true);
});

test("the page cannot leave for an address without a network: blank, data, file", async ({ launch }) => {
  const page = await (await launch()).page();
  await connected(page);
  const before = page.url();
  for (const url of ["about:blank", "data:text/html,x", "file:///etc/hosts"]) {
    await page.evaluate((address) => {
      location.href = address;
    }, url);
    await page.getByRole("link", { name: "Playground" }).click();
    await connected(page);
    expect(page.url()).toBe(before);
  }
});

test("without its policy the page still opens no socket", async ({ launch, hub }) => {
  const page = await (await launch()).page();
  await setPolicyAside(page);
  const outcome = await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url);
        socket.onopen = () => resolve("done");
        socket.onerror = () => resolve("blocked");
      }),
    hub.hubUrl.replace("http", "ws"),
  );
  expect(outcome).toBe("blocked");
});
