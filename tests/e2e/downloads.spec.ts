/** The plan sheet and the queue by clicking: what is chosen is what comes, in the order and at the speed that is asked for. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { expectAccessible } from "#tests/e2e/expect-accessible.ts";
import { signIn } from "#tests/e2e/sign-in.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const nano = "northwind-ai/Aster-Nano-Instruct";
const gguf = "northwind-ai/Aster-Nano-Instruct-GGUF";
const shapes = [
  { width: 1280, height: 800 },
  { width: 450, height: 800 },
] as const;

let hub: RunningHub;
let person: Person;
let door: Door;
let page: Page;

test.beforeAll(async ({ browser }) => {
  hub = await startHub();
  person = await newPerson();
  door = await startDoor({ person, hub, env: { HUBDECK_DEMO: "1" } });
  page = await (await browser.newContext()).newPage();
  await page.goto(door.link());
  await signIn(page, hub.tokens.fineGrained);
});
test.afterAll(async () => {
  await page?.context().close();
  await door?.stop();
  await hub?.close();
  await person?.remove();
});

const open = (hash: string) => page.goto(new URL(hash, page.url()).href);
const sheet = () => page.getByRole("dialog", { name: "Download" });
const fact = (label: string) =>
  sheet()
    .locator("dl > div")
    .filter({ has: page.getByText(label, { exact: true }) })
    .getByRole("definition");

async function openSheet(repo: string): Promise<void> {
  await open(`#/repo/model/${repo}`);
  await page.getByRole("button", { name: "Download…" }).click();
  await expect(fact("Files")).toContainText(/\d/);
}

async function choose(preset: string | RegExp): Promise<void> {
  await sheet().getByRole("combobox", { name: "What to download" }).click();
  await page.getByRole("option", { name: preset }).click();
}

/** No violation and nothing too wide, in both themes, wide and narrow. */
async function expectSound(name: string): Promise<void> {
  for (const shape of shapes) {
    await page.setViewportSize(shape);
    await expectAccessible(page, { name: `${name}, ${shape.width} px` });
  }
  await page.setViewportSize(shapes[0]);
}

test("the sheet counts anew for each preset, and names what is not there", async () => {
  await openSheet(gguf);
  const whole = await fact("Files").textContent();
  await expect(fact("Takes about")).toHaveText("not measured yet");
  await choose("One quantisation");
  await sheet().getByRole("combobox", { name: "Quantisation" }).click();
  await page.getByRole("option", { name: /^Q8_0/ }).click();
  await expect(fact("Files")).not.toHaveText(whole ?? "");
  await expectSound("one quantisation");
  await choose(/Safetensors only/);
  await expect(sheet().getByRole("alert")).toContainText("no weights in safetensors");
  await expect(sheet().getByRole("button", { name: /^Download/ })).toBeDisabled();
  await choose("By patterns");
  await sheet().getByLabel("Include").fill("*.md\n*.nothing");
  await expect(fact("Files")).toContainText(/^1 ·/);
  await sheet().getByLabel("Exclude").fill("README*");
  await expect(sheet().getByRole("status")).toHaveText("No file of this repo fits.");
  await expectSound("patterns");
  await sheet().getByRole("button", { name: "Not now" }).click();
});

test("by patterns into a folder of one's own: exactly those files come, as plain files", async () => {
  const folder = join(person.home, "my-models");
  await mkdir(folder);
  await writeFile(join(folder, "README.md"), "mine");
  await openSheet(nano);
  await choose("By patterns");
  await sheet().getByLabel("Include").fill("*.json");
  await sheet().getByText("A folder", { exact: true }).click();
  const chooser = page.getByRole("dialog", { name: "Choose a folder for the files" });
  await chooser.getByRole("button", { name: "my-models" }).click();
  await expect(chooser).toContainText(folder);
  await chooser.getByRole("button", { name: "Use this folder" }).click();
  await expect(sheet()).toContainText(folder);
  // What was set before is still there.
  await expect(sheet().getByLabel("Include")).toHaveValue("*.json");
  // A file of one's own is in the way of the whole repo, and of nothing else.
  await sheet().getByLabel("Include").fill("*");
  await expect(sheet()).toContainText("did not come from the Hub");
  await expectSound("a file of one's own in the way");
  await sheet().getByLabel("Include").fill("*.json");
  await sheet()
    .getByRole("button", { name: /^Download/ })
    .click();
  await open("#/downloads");
  await expect(page.getByText("verified", { exact: true })).toBeVisible();
  expect(await readFile(join(folder, "README.md"), "utf8")).toBe("mine");
  const names = (await readdir(folder)).filter((name) => !name.startsWith(".") && name !== "README.md");
  expect(names).toContain("config.json");
  expect(names.filter((name) => !name.endsWith(".json"))).toEqual([]);
});

test("the queue: order by button and keys, limits, pause and go on with all, and the end", async () => {
  // Nothing comes, so that all of it stands still.
  const stop = hub.faults.add({ origin: "cdn", hang: true });
  const names = ["Aster-Nano-Instruct", "Aster-Nano-Instruct-GGUF", "Aster-7B-Instruct-GGUF"];
  await openSheet(nano);
  await sheet()
    .getByRole("button", { name: /^Download \d/ })
    .click();
  await openSheet(gguf);
  await choose("One quantisation");
  await sheet()
    .getByRole("button", { name: /^Download \d/ })
    .click();
  await openSheet("northwind-ai/Aster-7B-Instruct-GGUF");
  await choose("By patterns");
  await sheet().getByLabel("Include").fill("*Q4_K_M*");
  await expect(fact("Files")).toContainText(/^1 ·/);
  await sheet()
    .getByRole("button", { name: /^Download \d/ })
    .click();
  await expect(sheet()).toBeHidden();
  await open("#/downloads");

  const rows = page.getByRole("list", { name: "Downloads that are not done" }).getByRole("listitem");
  const order = async () =>
    (await rows.getByRole("progressbar").evaluateAll((bars) => bars.map((bar) => bar.getAttribute("aria-label")))).map(
      (label) => label?.split("/").at(-1),
    );
  const at = (...places: number[]) => places.map((place) => names[place]);
  await expect.poll(order).toEqual(at(0, 1, 2));
  const up = page.getByRole("button", { name: "Move up northwind-ai/Aster-7B-Instruct-GGUF", exact: true });
  await up.click();
  await expect.poll(order).toEqual(at(0, 2, 1));
  await expect(up).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(order).toEqual(at(0, 1, 2));
  await expect(up).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(order).toEqual(at(0, 2, 1));
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(order).toEqual(at(2, 0, 1));
  await expect(up).toHaveAttribute("aria-disabled", "true");
  // Its tooltip goes with the focus.
  await up.blur();
  await page.mouse.move(0, 0);
  await expect(page.getByRole("tooltip")).toHaveCount(0);
  await expectSound("the queue");

  await page.getByRole("button", { name: "Limit: none" }).click();
  await page.getByLabel("Speed of all together, in MB/s").fill("25");
  await page.getByLabel("Downloads at once").fill("4");
  await expectSound("the limits");
  await page.keyboard.press("Escape");
  const limit = page.getByRole("button", { name: "Limit: 25.0 MB/s" });
  await expect(limit).toBeFocused();
  await page.reload();
  await expect(limit).toBeVisible();
  await limit.click();
  await expect(page.getByLabel("Downloads at once")).toHaveValue("4");
  await page.getByLabel("Speed of all together, in MB/s").fill("");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Pause all" }).click();
  await expect(page.getByText("paused", { exact: true })).toHaveCount(3);
  await page.getByRole("button", { name: "Cancel northwind-ai/Aster-7B-Instruct-GGUF" }).click();
  await page.getByRole("button", { name: "Remove northwind-ai/Aster-7B-Instruct-GGUF from the list" }).click();
  stop();
  await page.getByRole("button", { name: "Resume all" }).click();
  // Both, and the one of the folder from before.
  await expect(page.getByText("verified", { exact: true })).toHaveCount(3);
  await expectSound("done");
});
