import { expect, test } from "vitest";
import { browserSession, type SessionPage } from "#renderer/api/browser-session.ts";

const launch = "a".repeat(43);
const never = new AbortController().signal;

/** A tab: its address, its storage, and what the app answers it. */
function tab(options: { hash?: string; stored?: string; answers?: (Response | Error)[] }) {
  const storage = new Map<string, string>(
    options.stored === undefined ? [] : [["hubdeck:page-secret", options.stored]],
  );
  const posted: { url: unknown; body: unknown }[] = [];
  const addresses: unknown[] = [];
  const answers = [...(options.answers ?? [])];
  const page: SessionPage = {
    location: { hash: options.hash ?? "", pathname: "/", search: "" },
    history: { replaceState: (_data, _title, url) => addresses.push(url) },
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => storage.set(key, value),
      removeItem: (key) => storage.delete(key),
    },
    fetch: async (url, init) => {
      posted.push({ url, body: JSON.parse(String(init?.body)) });
      const answer = answers.shift() ?? new Error("no network");
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { page, storage, posted, addresses };
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

test("a launch token is taken out of the address before anything else, traded once, and not kept", async () => {
  const { page, storage, posted, addresses } = tab({
    hash: `#launch=${launch}`,
    answers: [json({ pageSecret: "s1" })],
  });
  const session = browserSession(page);
  expect(addresses).toEqual(["/"]);
  expect(posted).toEqual([]);
  expect(await session.pageSecret(never)).toBe("s1");
  expect(posted).toEqual([{ url: "/session", body: { launch } }]);
  expect(await session.pageSecret(never)).toBe("s1");
  expect(posted).toHaveLength(1);
  expect([...storage.values()]).toEqual(["s1"]);
});

test("a reload goes on with the secret of this tab", async () => {
  const { page, posted } = tab({ stored: "s1" });
  expect(await browserSession(page).pageSecret(never)).toBe("s1");
  expect(posted).toEqual([]);
});

test("a fresh link counts more than a secret from before", async () => {
  const { page } = tab({ hash: `#launch=${launch}`, stored: "old", answers: [json({ pageSecret: "new" })] });
  expect(await browserSession(page).pageSecret(never)).toBe("new");
});

test("a page without a link says so, and asks nothing of the app", async () => {
  const { page, posted, addresses } = tab({ hash: "#files" });
  await expect(browserSession(page).pageSecret(never)).rejects.toMatchObject({ name: "SessionRefused", why: "none" });
  expect([posted, addresses]).toEqual([[], []]);
});

test.each([
  [json({ reason: "spent" }, 403), "spent"],
  [json({ reason: "expired" }, 403), "expired"],
  [new Response(null, { status: 403 }), "expired"],
  [new Response("<html>", { status: 400 }), "expired"],
])("a link that the app refuses is final", async (answer, why) => {
  const { page, storage } = tab({ hash: `#launch=${launch}`, answers: [answer] });
  await expect(browserSession(page).pageSecret(never)).rejects.toMatchObject({ name: "SessionRefused", why });
  expect(storage.size).toBe(0);
});

test("a link survives an app that does not answer yet, or answers nonsense", async () => {
  const { page, addresses } = tab({
    hash: `#launch=${launch}`,
    answers: [new Error("no network"), json({ error: 1 }, 500), json({}), json({ pageSecret: "s1" })],
  });
  const session = browserSession(page);
  for (let failed = 0; failed < 3; failed += 1) {
    const error: unknown = await session.pageSecret(never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toMatchObject({ name: "SessionRefused" });
  }
  expect(await session.pageSecret(never)).toBe("s1");
  expect(addresses).toEqual(["/"]);
});

test("a secret that the app no longer accepts is forgotten", async () => {
  const { page, storage } = tab({ stored: "s1" });
  const session = browserSession(page);
  session.forget();
  expect(storage.size).toBe(0);
  await expect(session.pageSecret(never)).rejects.toMatchObject({ why: "none" });
});
