/** What the browser door's rules are to a real browser: its content security policy, its cookie, its links that are good once. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { writeRedirectFile } from "#electron/web-host/door/redirect-file.ts";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let person: Person;
let door: Door;

test.beforeAll(async () => {
  hub = await startHub();
});
test.afterAll(() => hub.close());
test.beforeEach(async () => {
  person = await newPerson();
  door = await startDoor({ person, hub });
});
test.afterEach(async () => {
  await door.stop();
  await person.remove();
});

const connected = (page: Page) => expect(page.getByRole("link", { name: "Models" })).toBeVisible();
const notConnected = (page: Page) => expect(page.getByText("This page is not connected")).toBeVisible();

/** Collects what the browser refuses and what scripts throw, over reloads too. */
async function complaintsOf(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = [];
  await context.exposeFunction("reportViolation", (text: string) => complaints.push(text));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) => {
      const report: unknown = Reflect.get(window, "reportViolation");
      if (typeof report === "function") report(`${effectiveDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  return complaints;
}

test("every screen, the palette and a sheet over it keep to the policy; what breaks it is blocked", async ({
  context,
  page,
}) => {
  const complaints = await complaintsOf(context);
  await page.goto(door.link());
  await connected(page);
  for (const place of ["models", "playground", "downloads", "account", "settings", "welcome"]) {
    await page.goto(new URL(`#/${place}`, page.url()).href);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await page.getByRole("link", { name: "Models" }).click();
  await page.getByText("Aster-Nano-Instruct").first().click();
  await page
    .getByRole("button", { name: /^Download/ })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.reload();
  await connected(page);
  await page.keyboard.press("ControlOrMeta+K");
  await expect(page.getByRole("dialog").locator("input")).toBeFocused();
  expect(complaints).toEqual([]);

  const outcome = await page.evaluate(async (hubUrl) => {
    const attempt = (work: () => void) => {
      try {
        work();
        return "done";
      } catch {
        return "blocked";
      }
    };
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.body.append(style);
    const image = new Image();
    image.src = `${hubUrl}/pixel.png`;
    const fetched = await fetch(hubUrl).then(
      () => "done",
      () => "blocked",
    );
    const script = attempt(() => {
      document.createElement("script").textContent = "window.wasRun = true;";
    });
    const markup = attempt(() => {
      document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>";
    });
    return { fetched, script, markup, display: getComputedStyle(document.body).display };
  }, hub.hubUrl);
  expect(outcome).toEqual({ fetched: "blocked", script: "blocked", markup: "blocked", display: "block" });
  const directives = () => new Set(complaints.map((complaint) => complaint.split(" ")[0]));
  await expect
    .poll(directives)
    .toEqual(new Set(["connect-src", "img-src", "require-trusted-types-for", "style-src-elem"]));
});

test("a link opens once: the address is clean, a reload works, and no script can read the cookie", async ({ page }) => {
  await page.goto(door.link());
  await connected(page);
  expect(page.url()).not.toContain("launch");
  await page.reload();
  await connected(page);
  expect(await page.evaluate(() => document.cookie)).toBe("");
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/", domain: "127.0.0.1" });
});

test("a tab without a link is told how to get one, and a fresh link pasted into it works", async ({ page }) => {
  await page.goto(new URL(door.link()).origin);
  await notConnected(page);
  await expect(page.getByText("opened without a link")).toBeVisible();
  await page.goto(await door.freshLink());
  await connected(page);
});

test("a second tab works beside the first, and both after a reload", async ({ context, page }) => {
  await page.goto(door.link());
  await connected(page);
  const second = await context.newPage();
  await second.goto(await door.freshLink());
  await connected(second);
  for (const tab of [page, second]) {
    await tab.reload();
    await connected(tab);
  }
});

test("a link that comes a second time is refused, and shuts out whoever used it first", async ({ browser, page }) => {
  await page.goto(door.link());
  await connected(page);
  const elsewhere = await browser.newContext();
  const late = await elsewhere.newPage();
  await late.goto(door.link());
  await expect(late.getByText("was used before")).toBeVisible();
  await notConnected(page);
  await door.printed(/somebody else may have used it first/);
  await elsewhere.close();
});

test("the page of a door that was started anew on the same port says that it is expired", async ({ page }) => {
  await page.goto(door.link());
  await connected(page);
  const { port } = new URL(page.url());
  await door.stop();
  door = await startDoor({ person, hub, args: ["--port", port] });
  await notConnected(page);
  await page.goto(await door.freshLink());
  await connected(page);
});

test("the redirect file leads a browser in, over the border between file and http that the cookie is strict about", async ({
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "hubdeck-redirect-"));
  const file = await writeRedirectFile(folder, door.link());
  await page.goto(file.url);
  await connected(page);
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/(?:#\/.*)?$/);
  await page.reload();
  await connected(page);
  await rm(folder, { recursive: true });
});

test("another site cannot reach the app: not by fetch, socket, frame or form", async ({ context, page }) => {
  await page.goto(door.link());
  await connected(page);
  const foreign = await context.newPage();
  await foreign.goto(`${hub.hubUrl}/settings/tokens`);
  const origin = new URL(page.url()).origin;
  const outcome = await foreign.evaluate(async (app) => {
    const failed = (work: Promise<unknown>) =>
      work.then(
        () => "reached",
        () => "blocked",
      );
    const read = await failed(fetch(`${app}/`));
    const post = await failed(
      fetch(`${app}/session`, { method: "POST", body: "{}", headers: { "content-type": "application/json" } }),
    );
    const socket = await new Promise((resolve) => {
      const opened = new WebSocket(`${app.replace("http", "ws")}/api`);
      opened.onopen = () => resolve("reached");
      opened.onerror = () => resolve("blocked");
    });
    const frame = document.createElement("iframe");
    frame.src = `${app}/`;
    document.body.append(frame);
    await new Promise((resolve) => {
      frame.onload = resolve;
    });
    const framed = frame.contentDocument === null ? "blocked" : "reached";
    return { read, post, socket, framed };
  }, origin);
  expect(outcome).toEqual({ read: "blocked", post: "blocked", socket: "blocked", framed: "blocked" });
});
