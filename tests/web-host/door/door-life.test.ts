import { describe, expect, it } from "vitest";
import { createDoorLife, onePressMs } from "#electron/web-host/door/door-life.ts";
import type { Terminal } from "#electron/web-host/door/terminal.ts";

/** A door with a terminal that remembers, and a clock whose sleeps end when the test says so. */
function door(isInteractive = true) {
  const said: string[] = [];
  const sleepers: (() => void)[] = [];
  const facts = { running: 0, quits: 0, links: 0, now: 0 };
  const terminal: Terminal = {
    isInteractive,
    say: (...lines) => said.push(lines.join("\n")),
    complain: (...lines) => said.push(`! ${lines.join("\n")}`),
    onEnter: () => undefined,
    flush: async () => undefined,
  };
  const life = createDoorLife({
    terminal,
    clock: { now: () => facts.now, sleep: () => new Promise((resolve) => sleepers.push(resolve)) },
    runningDownloads: () => facts.running,
    newLink: () => {
      facts.links += 1;
      return `link ${facts.links}`;
    },
    quit: () => {
      facts.quits += 1;
    },
  });
  const wait = async () => {
    for (const wake of sleepers.splice(0)) wake();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { life, said, facts, wait };
}

describe("the last window", () => {
  it("closed while a download runs: says that it goes on, and how to get back, each time", async () => {
    const { life, said, facts, wait } = door();
    facts.running = 1;
    for (const _time of [1, 2]) {
      life.pages(1);
      life.pages(0);
      await wait();
    }
    expect(said).toHaveLength(2);
    expect(said[1]).toBe(
      "The last window was closed. 1 download goes on in the background.\nPress Enter for a link back in. Ctrl-C quits.",
    );
  });

  it("closed with nothing to do: says once that the app keeps running", async () => {
    const { life, said, wait } = door();
    for (const _time of [1, 2]) {
      life.pages(1);
      life.pages(0);
      await wait();
    }
    expect(said).toEqual([
      "The last window was closed. Hubdeck keeps running.\nPress Enter for a link back in. Ctrl-C quits.",
    ]);
  });

  it("reloaded, or one of two closed: says nothing", async () => {
    const { life, said, wait } = door();
    life.pages(1);
    life.pages(0);
    life.pages(1);
    await wait();
    life.pages(2);
    life.pages(1);
    await wait();
    expect(said).toEqual([]);
  });

  it("closed where nobody can press Enter: says the other way back in", async () => {
    const { life, said, wait } = door(false);
    life.pages(1);
    life.pages(0);
    await wait();
    expect(said[0]).toContain("Start Hubdeck again for a link back in");
  });
});

describe("Ctrl-C", () => {
  it("quits at once when no download runs", () => {
    const { life, said, facts } = door();
    life.interrupt();
    expect([facts.quits, said]).toEqual([1, []]);
  });

  it("asks once while downloads run, and quits the second time", () => {
    const { life, said, facts } = door();
    facts.running = 2;
    life.interrupt();
    expect(facts.quits).toBe(0);
    expect(said).toEqual(["Downloads are running. Press Ctrl-C again to stop; they go on at the next start."]);
    facts.now = onePressMs;
    life.interrupt();
    expect([facts.quits, said.length]).toEqual([1, 1]);
  });

  it("quits without a word more when the downloads it asked about are done", () => {
    const { life, facts } = door();
    facts.running = 1;
    life.interrupt();
    facts.running = 0;
    facts.now = onePressMs;
    life.interrupt();
    expect(facts.quits).toBe(1);
  });

  it("that arrives twice for one press, as through npm, is one", () => {
    const { life, facts } = door();
    facts.running = 1;
    life.interrupt();
    facts.now = onePressMs - 1;
    life.interrupt();
    expect(facts.quits).toBe(0);
  });
});

describe("SIGTERM", () => {
  it("quits at once, downloads or not, and a Ctrl-C after it asks nothing", () => {
    const { life, said, facts } = door();
    facts.running = 1;
    life.terminate();
    life.interrupt();
    expect([facts.quits, said]).toEqual([1, []]);
  });
});

describe("the terminal", () => {
  it("prints another link on each Enter", () => {
    const { life, said } = door();
    life.enter();
    life.enter();
    expect(said.map((text) => /link \d/.exec(text)?.[0])).toEqual(["link 1", "link 2"]);
  });

  it("says loudly that a link was used twice", () => {
    const { life, said } = door();
    life.spentLink();
    expect(said[0]).toMatch(/^! A link was used a second time, so somebody else may have used it first\./);
  });
});
