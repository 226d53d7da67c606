import { describe, expect, it } from "vitest";
import type { Clock } from "#core/clock.ts";
import { createQuit, type QuitParts } from "#electron/desktop/quit.ts";

/** Time stands still until `strike`. */
function stillClock(): Clock & { strike(): void } {
  let strike: () => void = () => undefined;
  const sleep = () =>
    new Promise<void>((resolve) => {
      strike = resolve;
    });
  return { now: () => 0, sleep, strike: () => strike() };
}

function quitOf(parts: Partial<QuitParts> = {}) {
  const done: string[] = [];
  const clock = stillClock();
  let exited: (code: number) => void = () => undefined;
  const exitCode = new Promise<number>((resolve) => {
    exited = resolve;
  });
  const quit = createQuit({
    runningDownloads: () => 0,
    ask: async (running) => {
      done.push(`asked about ${running}`);
      return true;
    },
    close: async () => void done.push("closed"),
    exit: (code) => {
      done.push("exited");
      exited(code);
    },
    clock,
    ...parts,
  });
  return { quit, done, exitCode, strike: clock.strike };
}

describe("quitting", () => {
  it("closes everything and then exits, without a word when nothing runs", async () => {
    const { quit, done, exitCode } = quitOf();
    expect(quit.isFree()).toBe(true);
    quit.request();
    expect(await exitCode).toBe(0);
    expect(done).toEqual(["closed", "exited"]);
  });

  it("asks first while something downloads, once, however often it is wanted meanwhile", async () => {
    const { quit, done, exitCode } = quitOf({ runningDownloads: () => 2 });
    expect(quit.isFree()).toBe(false);
    quit.request();
    quit.request();
    expect(await exitCode).toBe(0);
    expect(done).toEqual(["asked about 2", "closed", "exited"]);
    expect(quit.isFree()).toBe(true);
  });

  it("goes on as if nothing was when the answer is no, and asks again the next time", async () => {
    const answers = [false, true];
    const asked: number[] = [];
    const { quit, done, exitCode } = quitOf({
      runningDownloads: () => 1,
      ask: async (running) => {
        asked.push(running);
        return answers.shift() ?? false;
      },
    });
    quit.request();
    await new Promise((resolve) => setImmediate(resolve));
    expect([asked, done]).toEqual([[1], []]);
    quit.request();
    await exitCode;
    expect([asked, done]).toEqual([
      [1, 1],
      ["closed", "exited"],
    ]);
  });

  it("asks nothing when the system shuts down, not even while a question is open, and closes once", async () => {
    let answer: (isYes: boolean) => void = () => undefined;
    const { quit, done, exitCode } = quitOf({
      runningDownloads: () => 1,
      ask: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    quit.request();
    quit.now();
    answer(true);
    quit.request();
    expect(await exitCode).toBe(0);
    expect(done).toEqual(["closed", "exited"]);
  });

  it("exits with 1 when closing fails, and when it takes too long", async () => {
    const failing = quitOf({ close: () => Promise.reject(new Error("the disk is full")) });
    failing.quit.request();
    expect(await failing.exitCode).toBe(1);
    const stuck = quitOf({ close: () => new Promise(() => undefined) });
    stuck.quit.request();
    stuck.strike();
    expect(await stuck.exitCode).toBe(1);
  });
});
