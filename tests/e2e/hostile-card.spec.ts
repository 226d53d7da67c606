/**
 * Cards written by attackers, in real Chromium, many cases a page load: nothing runs, nothing is fetched from elsewhere, no
 * element or attribute outside the list arrives, no global of the page is taken, and no dangerous address can be clicked.
 */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { batches, hostileCases } from "#tests/security/hostile-cards/cases.ts";

const cards = batches(24);
const repoOf = (batch: number) => `fieldnotes/hostile-${batch + 1}`;

const elements = new Set(
  [
    ...["h2", "h3", "h4", "h5", "h6", "p", "hr", "br", "wbr", "blockquote", "pre", "code", "div", "span", "section"],
    ...["details", "summary", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "table", "caption", "thead"],
    ...[
      "tbody",
      "tfoot",
      "tr",
      "th",
      "td",
      "em",
      "strong",
      "del",
      "ins",
      "u",
      "mark",
      "small",
      "sub",
      "sup",
      "kbd",
      "var",
    ],
    ...["q", "cite", "abbr", "dfn", "bdi", "ruby", "rt", "a", "img", "article", "nav", "button", "svg", "path"],
    ...["math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle", "mpadded"],
    ...["mphantom", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd", "merror"],
  ].map((name) => name.toUpperCase()),
);

let hub: RunningHub;
let person: Person;
let door: Door;
let page: Page;
const elsewhere: string[] = [];
const opened: string[] = [];

test.beforeAll(async ({ browser }) => {
  const files = {
    "page.svg": "<svg xmlns='http://www.w3.org/2000/svg' onload='steal()'/>",
    "fake.png": "<script>1</script>",
  };
  hub = await startHub({ repos: cards.map(({ card }, at) => ({ id: repoOf(at), card, files })) });
  person = await newPerson();
  door = await startDoor({ person, hub });
  page = await (await browser.newContext()).newPage();
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(new URL(door.link()).origin) && !url.startsWith("blob:")) elsewhere.push(url);
  });
  page.context().on("page", (other) => opened.push(other.url()));
  page.on("dialog", (dialog) => opened.push(dialog.message()));
  await page.goto(door.link());
  await page.getByRole("link", { name: "Models" }).first().click();
});
test.afterAll(async () => {
  await page?.context().close();
  await door?.stop();
  await hub?.close();
  await person?.remove();
});

/** What the page has before a card: names and the functions that a card could hide. */
const globals = () =>
  page.evaluate(() => ({
    names: Object.keys(window).sort(),
    kinds: [document.body.tagName, typeof document.getElementById, typeof document.cookie, typeof fetch].join(),
    title: document.title,
  }));

test("is a corpus, not a sample", () => expect(hostileCases.length).toBeGreaterThanOrEqual(150));

for (const [at, { names }] of cards.entries()) {
  test(`batch ${at + 1}: ${names.length} cases are inert`, async () => {
    const before = await globals();
    await page.goto(new URL(`#/repo/model/${repoOf(at)}`, page.url()).href);
    const card = page.getByRole("article", { name: `Card of ${repoOf(at)}` });
    await expect(card).toContainText("Case 1:");
    await expect(card).toContainText(`Case ${names.length - 1}:`);

    const found = await card.evaluate((root) => {
      const all = [root, ...root.querySelectorAll("*")];
      return {
        tags: [...new Set(all.map((element) => element.tagName.toUpperCase()))],
        attributes: [...new Set(all.flatMap((element) => element.getAttributeNames()))],
        foreignIds: all.map(({ id }) => id).filter((id) => id !== "" && !/^(?:card-|mantine-|_r_|:r|«)/.test(id)),
        addresses: all.flatMap((element) => [element.getAttribute("href"), element.getAttribute("src")]),
        covering: all.filter((element) => ["fixed", "sticky"].includes(getComputedStyle(element).position)).length,
      };
    });
    expect(found.tags.filter((tag) => !elements.has(tag))).toEqual([]);
    expect(
      found.attributes.filter((name) => /^on|^srcset$|^ping$|^action$|^formaction$|^srcdoc$|^poster$/.test(name)),
    ).toEqual([]);
    expect(found.foreignIds).toEqual([]);
    expect(found.addresses.filter((address) => address !== null && !/^(?:https?:\/\/|blob:)/i.test(address))).toEqual(
      [],
    );
    // The contents beside the card stay in sight; nothing of the card's own does.
    expect(found.covering).toBeLessThanOrEqual(1);

    const after = await globals();
    expect(after.names).toEqual(before.names);
    expect(after.kinds).toBe(before.kinds);
    expect(after.title).toContain(repoOf(at));
    expect(await page.evaluate(() => Reflect.get(window, "__hostile"))).toBeUndefined();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect([elsewhere, opened]).toEqual([[], []]);
    const { violations } = await new AxeBuilder({ page }).include("article").analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`),
    ).toEqual([]);
    // The tool for accessibility opens a page of its own.
    opened.length = 0;
  });
}

test("whatever looks like a link in them can be clicked, and nothing runs here", async () => {
  await page.goto(new URL(`#/repo/model/${repoOf(0)}`, page.url()).href);
  const card = page.getByRole("article", { name: `Card of ${repoOf(0)}` });
  await expect(card).toContainText("Case 1:");
  for (const link of await card.getByRole("link").all()) await link.click({ modifiers: [], noWaitAfter: true });
  await expect(page).toHaveTitle(/hostile-1/);
  expect(await page.evaluate(() => Reflect.get(window, "__hostile"))).toBeUndefined();
  expect(opened.filter((address) => /^(?:javascript|data|file|blob):/i.test(address))).toEqual([]);
});
