import { describe, expect, it } from "vitest";
import { createLinkFollower, type LinkParts } from "#electron/desktop/follow-links.ts";

const link = "hubdeck://model/a/b";
const settled = () => new Promise((resolve) => setImmediate(resolve));

function partsOf(answer: () => Promise<boolean>) {
  const done: string[] = [];
  const parts: LinkParts = {
    ask: (place) => {
      done.push(`ask ${place.repoId}`);
      return answer();
    },
    show: (path) => void done.push(`show ${path ?? "the window"}`),
  };
  return { parts, done };
}

describe("a link from outside", () => {
  it("shows the window, asks, and goes there only after a yes", async () => {
    const { parts, done } = partsOf(async () => true);
    const links = createLinkFollower();
    links.begin(parts);
    links.take(link);
    await settled();
    expect(done).toEqual(["show the window", "ask a/b", "show /repo/model/a/b"]);
  });

  it("goes nowhere after a no, and nowhere at all when it makes no sense", async () => {
    const { parts, done } = partsOf(async () => false);
    const links = createLinkFollower();
    links.begin(parts);
    links.take(link);
    links.take("hubdeck://settings");
    links.take("javascript:alert(1)");
    await settled();
    expect(done).toEqual(["show the window", "ask a/b"]);
  });

  it("waits for the window when it comes before it", async () => {
    const { parts, done } = partsOf(async () => true);
    const links = createLinkFollower();
    links.take(link);
    links.begin(parts);
    await settled();
    expect(done.at(-1)).toBe("show /repo/model/a/b");
  });

  it("is ignored while another one is being asked about, so that no site can bury the person in questions", async () => {
    let answer: (isYes: boolean) => void = () => undefined;
    const { parts, done } = partsOf(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const links = createLinkFollower();
    links.begin(parts);
    for (let count = 0; count < 20; count += 1) links.take(`hubdeck://model/a/b${count}`);
    answer(false);
    await settled();
    expect(done).toEqual(["show the window", "ask a/b0"]);
    links.take(link);
    await settled();
    expect(done.at(-1)).toBe("ask a/b");
  });
});
