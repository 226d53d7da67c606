/** What the page cannot do, whatever its scripts try: leave, open windows, reach the network or the machine, get a port for a frame inside. */
import { expect, type Page } from "@playwright/test";
import { test, whyStandIn } from "#tests/electron/fixtures.ts";
import { connected, setPolicyAside, watchPorts } from "#tests/electron/page-tools.ts";

/** Ways of a page to another address; each is one line of script. */
const departures: Readonly<Record<string, (url: string) => void>> = {
  "by script": (url) => {
    location.href = url;
  },
  "by a link": (url) => {
    const link = document.createElement("a");
    link.href = url;
    document.body.append(link);
    link.click();
  },
  "by a refresh": (url) => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "refresh";
    meta.content = `0;url=${url}`;
    document.head.append(meta);
  },
  "by replacing its place": (url) => location.replace(url),
};

test("the page stays where it is, however it tries to leave, and stays connected", async ({ launch, hub }) => {
  const page = await (await launch()).page();
  await connected(page);
  const before = page.url();
  hub.clearRequests();
  for (const [how, depart] of Object.entries(departures)) {
    await test.step(how, async () => {
      const url = `${hub.hubUrl}/leaving`;
      const refused = page.waitForEvent("requestfailed", (request) => request.url() === url);
      await page.evaluate(depart, url);
      await refused;
      expect(page.url()).toBe(before);
      await page.getByRole("link", { name: "Playground" }).click();
      await connected(page);
    });
  }
  expect(hub.requests.filter(({ path }) => path === "/leaving")).toEqual([]);
});

test("the page opens no window, with an opener or without", async ({ launch, hub }) => {
  const app = await launch();
  const page = await app.page();
  await connected(page);
  hub.clearRequests();
  const url = `${hub.hubUrl}/settings/tokens`;
  await page.evaluate((address) => {
    window.open(address);
    window.open(address, "_blank", "noopener");
    const link = document.createElement("a");
    link.href = address;
    link.target = "_blank";
    document.body.append(link);
    link.click();
  }, url);
  await connected(page);
  if (whyStandIn !== null) {
    await expect.poll(() => app.asked("a window that the page wants")).toEqual([1, 2, 3].map(() => [url, "deny"]));
  }
  expect(await app.windowCount()).toBe(1);
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(hub.requests.filter(({ path }) => path.includes("/settings/tokens"))).toEqual([]);
});

test("without its policy the page still reaches nobody: the app cancels every request that is not its own", async ({
  launch,
  hub,
}) => {
  const page = await (await launch()).page();
  await setPolicyAside(page);
  await connected(page);
  hub.clearRequests();
  expect(await tryToReach(page, hub.hubUrl)).toEqual({ request: "blocked", image: "blocked", own: 200 });
  expect(hub.requests.filter(({ path }) => path.includes("from-the-page"))).toEqual([]);
});

function tryToReach(page: Page, url: string) {
  return page.evaluate(async (base) => {
    const address = `${base}/from-the-page`;
    const request = await fetch(address, { mode: "no-cors" }).then(
      () => "done",
      () => "blocked",
    );
    const image = await new Promise((resolve) => {
      const picture = new Image();
      picture.onload = () => resolve("done");
      picture.onerror = () => resolve("blocked");
      picture.src = address;
    });
    return { request, image, own: (await fetch("/icon.svg")).status };
  }, url);
}

test("a frame inside gets no port, and takes none away; the page itself gets a new one for its old one", async ({
  launch,
}) => {
  const app = await launch();
  const page = await app.page();
  const ports = await watchPorts(page);
  await connected(page);
  expect(ports.counts()).toEqual({ given: 1, closed: 0 });
  await page.evaluate(() => {
    document.body.append(document.createElement("iframe"));
  });
  await expect.poll(() => page.frames().length).toBe(2);
  expect(await app.connectFrom("inside")).toEqual(["about:blank"]);
  await page.getByRole("link", { name: "Playground" }).click();
  await connected(page);
  expect(ports.counts()).toEqual({ given: 1, closed: 0 });

  await app.connectFrom("top");
  await expect.poll(() => ports.counts().given).toBeGreaterThan(1);
  await expect.poll(() => ports.counts().closed).toBe(ports.counts().given - 1);
});

test("the page is given no permission but writing to the clipboard and notifying", async ({ launch }) => {
  const page = await (await launch()).page();
  await connected(page);
  await page.bringToFront();
  const outcome = await page.evaluate(async () => {
    const names = ["geolocation", "camera", "microphone", "midi", "clipboard-read", "storage-access", "idle-detection"];
    const states: Record<string, string> = {};
    for (const name of names) {
      // The lib's list of names is shorter than Chromium's.
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      states[name] = state;
    }
    const outcomeOf = (work: Promise<unknown>) =>
      work.then(
        () => "done",
        () => "blocked",
      );
    const place = new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject));
    return {
      granted: Object.keys(states).filter((name) => states[name] === "granted"),
      place: await outcomeOf(place),
      microphone: await outcomeOf(navigator.mediaDevices.getUserMedia({ audio: true })),
      camera: await outcomeOf(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await outcomeOf(navigator.mediaDevices.getDisplayMedia()),
      reading: await outcomeOf(navigator.clipboard.readText()),
      writing: await outcomeOf(navigator.clipboard.writeText("text")),
    };
  });
  expect(outcome).toEqual({
    granted: [],
    place: "blocked",
    microphone: "blocked",
    camera: "blocked",
    screen: "blocked",
    reading: "blocked",
    writing: "done",
  });
});

test("the page's world has nothing of Node or Electron", async ({ launch }) => {
  const page = await (await launch()).page();
  await connected(page);
  const found = await page.evaluate(() =>
    ["require", "process", "module", "Buffer", "global", "ipcRenderer", "electron", "standIn", "standInTell"].filter(
      (name) => Reflect.has(window, name),
    ),
  );
  expect(found).toEqual([]);
});
