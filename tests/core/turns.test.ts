import { expect, test } from "vitest";
import { inTurns } from "#core/turns.ts";

/** Keeps the thread busy for about a millisecond. */
function toil(): void {
  const until = performance.now() + 1;
  while (performance.now() < until) {
    // On purpose.
  }
}

test("a long list lets other work of the thread in between, and is done in order", async () => {
  const done: number[] = [];
  let doneBefore = -1;
  const work = (number: number) => {
    if (number === 0) {
      setImmediate(() => {
        doneBefore = done.length;
      });
    }
    toil();
    done.push(number);
  };
  await inTurns(
    Array.from({ length: 20 }, (_, number) => number),
    work,
  );
  expect(done).toEqual(Array.from({ length: 20 }, (_, number) => number));
  expect(doneBefore).toBeGreaterThan(0);
  expect(doneBefore).toBeLessThan(20);
});

test("it ends with the signal's reason, and with what the work throws", async () => {
  const abort = new AbortController();
  const work = (number: number) => {
    toil();
    if (number === 3) abort.abort(new Error("Enough"));
  };
  await expect(inTurns(Array.from({ length: 50 }).keys(), work, abort.signal)).rejects.toThrow("Enough");
  const refuse = () => {
    throw new Error("Refused");
  };
  await expect(inTurns([1], refuse)).rejects.toThrow("Refused");
});
