/** Every screen in both themes, wide and narrow: no accessibility violation, nothing wider than the window, nothing that the policy had to refuse. */
import { expect, type Page, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { expectAccessible } from "#tests/e2e/expect-accessible.ts";
import { signIn } from "#tests/e2e/sign-in.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

/** A screen: where it is, and what shows that it is all there. */
type Screen = {
  readonly name: string;
  readonly hash: string;
  readonly isReady: (page: Page) => Promise<void>;
};

const heading = (name: string | RegExp) => async (page: Page) =>
  expect(page.getByRole("heading", { name }).first()).toBeVisible();
const text = (words: string | RegExp) => async (page: Page) => expect(page.getByText(words).first()).toBeVisible();

const screens: readonly Screen[] = [
  { name: "welcome", hash: "#/welcome", isReady: heading("Paste your Hugging Face token") },
  { name: "account", hash: "#/account", isReady: heading("Ana Moreau") },
  { name: "models", hash: "#/models", isReady: text("Aster-Nano-Instruct") },
  { name: "datasets", hash: "#/datasets", isReady: text("plain-instructions") },
  { name: "spaces", hash: "#/spaces", isReady: text("chat-with-aster") },
  { name: "models, nothing found", hash: "#/models?q=no-such-model", isReady: text(/nothing|no model/i) },
  { name: "repo, card", hash: "#/repo/model/northwind-ai/Aster-Nano-Instruct", isReady: text("41 million") },
  {
    name: "repo, files",
    hash: "#/repo/model/northwind-ai/Aster-Nano-Instruct?tab=files",
    isReady: text("model.safetensors"),
  },
  { name: "repo, versions", hash: "#/repo/model/saltmarsh/tide-tables?tab=versions", isReady: text("133 commits") },
  { name: "Space", hash: "#/repo/space/marais-vision/pixelry-studio", isReady: text("A10G large") },
  {
    name: "repo, about",
    hash: "#/repo/model/northwind-ai/Aster-7B-Instruct-GGUF?tab=about",
    isReady: heading("Facts"),
  },
  { name: "repo, gated", hash: "#/repo/model/quarry-labs/Basalt-70B", isReady: text("gated") },
  { name: "repo, missing", hash: "#/repo/model/nobody/nothing", isReady: text(/does not exist|not found/i) },
  { name: "playground", hash: "#/playground?model=northwind-ai%2FAster-Nano-Instruct", isReady: heading("Playground") },
  { name: "downloads, empty", hash: "#/downloads", isReady: heading("Downloads") },
  { name: "settings", hash: "#/settings", isReady: heading("Settings") },
  { name: "no such place", hash: "#/nowhere", isReady: heading(/./) },
];

const shapes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
  { width: 450, height: 800 },
] as const;

test.describe("every screen", () => {
  let hub: RunningHub;
  let person: Person;
  let door: Door;
  let page: Page;
  const refused: string[] = [];
  const broken: string[] = [];

  test.beforeAll(async ({ browser }) => {
    hub = await startHub();
    person = await newPerson();
    door = await startDoor({ person, hub, env: { HUBDECK_DEMO: "1" } });
    page = await (await browser.newContext()).newPage();
    page.on("console", (message) => {
      if (/Content Security Policy|Trusted ?Type/i.test(message.text())) refused.push(message.text());
    });
    page.on("pageerror", (error) => broken.push(error.message));
    await page.goto(door.link());
    await signIn(page, hub.tokens.fineGrained);
  });

  test.afterAll(async () => {
    await page?.context().close();
    await door?.stop();
    await hub?.close();
    await person?.remove();
  });

  for (const screen of screens) {
    test(`${screen.name}: without violations in both themes, at any width`, async () => {
      await page.setViewportSize(shapes[0]);
      await page.goto(new URL(screen.hash, door.link()).href);
      await screen.isReady(page);
      for (const shape of shapes) {
        await page.setViewportSize(shape);
        await screen.isReady(page);
        await expectAccessible(page, { name: `${screen.name}, ${shape.width} px` });
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      }
    });
  }

  test("none of them asked for what the policy refuses, or threw", () => {
    expect(refused).toEqual([]);
    expect(broken).toEqual([]);
  });
});
