/** The files of a repo: looked at by range reads, found by name, chosen by keys and pointer, and downloaded as chosen. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { signIn } from "#tests/e2e/sign-in.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let person: Person;
let door: Door;
let page: Page;
const refused: string[] = [];

test.beforeAll(async ({ browser }) => {
  hub = await startHub();
  person = await newPerson();
  door = await startDoor({ person, hub, env: { HUBDECK_DEMO: "1" } });
  page = await (await browser.newContext()).newPage();
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) refused.push(message.text());
  });
  page.on("pageerror", (error) => refused.push(error.message));
  await page.goto(door.link());
  await signIn(page, hub.tokens.fineGrained);
});
test.afterAll(async () => {
  await page?.context().close();
  await door?.stop();
  await hub?.close();
  await person?.remove();
});

const everyKind = "fieldnotes/every-kind-of-file";
const goTo = (id: string, search: string) =>
  page.goto(new URL(`#/repo/model/${id}?tab=files&${search}`, door.link()).href);
const file = (name: string) => page.getByRole("region", { name: `File ${name}` });
const open = async (path: string): Promise<Locator> => {
  await goTo(everyKind, `file=${encodeURIComponent(path)}`);
  return file(path.slice(path.lastIndexOf("/") + 1));
};

test("of weights of gigabytes only the header is fetched, and the storage never sees a token", async () => {
  await goTo("northwind-ai/Aster-7B-Instruct", "");
  const name = page.getByRole("button", { name: /^model-00001-of-\d+\.safetensors/ });
  await expect(name).toBeVisible();
  hub.clearRequests();
  await name.click();
  await expect(page.getByText("Parameters by type")).toBeVisible();
  await expect(page.getByText(/read 65\.5 kB of \d\.\d GB from the Hub/)).toBeVisible();
  const fetched = hub.requests.filter(({ origin }) => origin === "cdn");
  expect(fetched.map(({ sentBodyBytes }) => sentBodyBytes)).toEqual([65_536]);
  expect(fetched.filter(({ hasAuthorization }) => hasAuthorization)).toEqual([]);
});

const kinds: readonly (readonly [path: string, isThere: (shown: Locator) => Locator])[] = [
  ["code/train.py", (shown) => shown.getByText("The moon comes back")],
  ["code/analysis.ipynb", (shown) => shown.getByRole("img", { name: "Content of the file" })],
  ["tables/tides.csv", (shown) => shown.getByRole("columnheader", { name: "metres" })],
  ["tables/people.jsonl", (shown) => shown.getByRole("cell", { name: "大輔" })],
  ["tables/levels.parquet", (shown) => shown.getByRole("cell", { name: "gauge 6" }).first()],
  ["tables/config.json", (shown) => shown.getByRole("treeitem", { name: /layers/ })],
  ["media/scene.png", (shown) => shown.getByRole("img", { name: "Content of the file" })],
  ["media/melody.wav", (shown) => shown.getByLabel("Sound")],
  ["weights/adapter.safetensors", (shown) => shown.getByText("Parameters by type")],
  ["weights/noise.bin", (shown) => shown.getByText(/^00000000/)],
  ["broken/lies.safetensors", (shown) => shown.getByText("its header claims to be longer than the file")],
  ["broken/empty.txt", (shown) => shown.getByText("There is nothing in it.")],
  ["pickles/unsafe.pkl", (shown) => shown.getByText("posix.system")],
  ["not/there.txt", (shown) => shown.getByText("There is no such file here")],
];

/** One of each way to look at a file. */
const looks = [
  "code/train.py",
  "code/analysis.ipynb",
  "tables/people.jsonl",
  "tables/config.json",
  "pickles/unsafe.pkl",
];

test("every kind of file is shown for what it is, wide in light and narrow in dark", async () => {
  for (const [path, isThere] of kinds) {
    const shown = await open(path);
    await expect(isThere(shown)).toBeVisible();
    if (!looks.includes(path)) continue;
    for (const [colorScheme, width] of [
      ["dark", 450],
      ["light", 1280],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      await expect(isThere(shown)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include("main").analyze();
      expect(
        violations.map(
          (found) => `${path} ${found.id}: ${found.nodes.map((node) => node.target.join(" ")).join(", ")}`,
        ),
      ).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    }
  }
  expect(refused).toEqual([]);
});

test("rows open whole, trees open by keys, and Escape leads back to the file's row", async () => {
  const table = await open("tables/people.jsonl");
  await table.getByRole("button", { name: "Show row 3" }).click();
  await expect(table.getByRole("region", { name: "Row 3" }).getByText("new")).toBeVisible();

  const tree = await open("tables/config.json");
  await tree.getByRole("treeitem").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(tree.getByRole("treeitem", { name: /^2/ })).toBeVisible();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
  await expect(tree.getByRole("treeitem", { name: /^deep/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(tree.getByRole("treeitem", { name: /^deep/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/path=tables/);
  await expect(page.getByRole("button", { name: "config.json", exact: true })).toBeFocused();
});

test("files are found in the whole repo, chosen by keys with their total, and exactly they are downloaded", async () => {
  await goTo(everyKind, "");
  const find = page.getByRole("textbox", { name: "Find files in the whole repo" });
  await find.fill("*.safetensors");
  await expect(page.getByText("2 of 27 files")).toBeVisible();
  await find.fill("tables");
  await expect(page.getByRole("button", { name: "tables/config.json" })).toBeVisible();
  const first = page.getByRole("button", { name: "tables/config.json" });
  await first.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  const chosen = page.getByRole("region", { name: "Chosen files" });
  await expect(chosen.getByText(/^2 files, /)).toBeVisible();
  await find.fill("");
  await page.getByRole("checkbox", { name: "Choose broken" }).click();
  await expect(chosen.getByText(/^6 files, /)).toBeVisible();
  await page.getByRole("checkbox", { name: "Choose broken" }).click();
  await expect(chosen.getByText(/^2 files, /)).toBeVisible();
  await chosen.getByRole("button", { name: "Download 2 files…" }).click();
  const sheet = page.getByRole("dialog", { name: "Download" });
  await expect(sheet.getByRole("combobox", { name: "What to download" })).toHaveValue("The 2 files chosen");
  await sheet.getByRole("button", { name: /^Download \d/ }).click();
  await page.getByRole("link", { name: /^Downloads/ }).click();
  await expect(page.getByText("2 files").first()).toBeVisible();
  await expect(page.getByText("verified", { exact: true })).toBeVisible();
});

test("offline, what is on this computer can still be looked at, and the rest says why not", async () => {
  const back = await hub.goOffline();
  const shown = await open("tables/config.json");
  await expect(shown.getByText("read all of 154 B on this computer")).toBeVisible();
  const other = await open("code/config.yaml");
  await expect(
    other
      .getByRole("button", { name: "Try again" })
      .or(page.getByRole("button", { name: "Try again" }))
      .first(),
  ).toBeVisible();
  await back();
});
