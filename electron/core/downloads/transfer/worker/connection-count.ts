/**
 * How many connections are worth having: more are tried, and kept only where they brought more bytes. A server that gives
 * each connection its share is met by all sixteen within a third of a second; one that gives all it has to the first ones
 * keeps few. Pure; time and bytes come in from outside.
 */

export const connectionsMax = 16;
/** About what a browser opens without asking. Where more do not help, half of them are tried as well. */
const connectionsFirst = 8;
const connectionsFew = 4;
/** Half as many are enough when they bring this share. */
const fewerShare = 0.9;
/** How long the speed is measured: while the number grows, and for a later try. */
const growingWindowMs = 150;
const probeWindowMs = 600;
/** Doubling must bring at least this factor to be gone on with. */
const doublingGain = 1.25;
/** Later tries: how long until the first, and at most, in milliseconds. */
const probeFirstMs = 1500;
const probeMaxMs = 60_000;
/** New connections start slowly: so many windows in a row may speak against growing before it ends. */
const missesMax = 2;

type Trial = { readonly from: number; readonly rate: number };

export class ConnectionCount {
  #target = connectionsFirst;
  #isGrowing = true;
  #trial: Trial | null = null;
  #window: { readonly startedAt: number; readonly bytes: number } | null = null;
  #probeAt = 0;
  #probeEveryMs = probeFirstMs;
  #ceiling = connectionsMax;
  #misses = 0;

  get target(): number {
    return this.#target;
  }

  /** The server refused one of several: it wants fewer. */
  tooMany(active: number): void {
    this.#ceiling = Math.max(1, Math.min(this.#ceiling, active - 1));
    this.#settle(Math.min(this.#target, this.#ceiling), 0);
  }

  /** Another file, perhaps of another server: what was refused before may be welcome now. */
  forgive(): void {
    this.#ceiling = connectionsMax;
  }

  /** Nothing to measure now: too few parts, or connections that are still opening, or a limit that is not the server's. */
  skip(): void {
    this.#window = null;
  }

  /** `bytes` is all that arrived so far, over `target` connections that all deliver. */
  observe(bytes: number, now: number): void {
    this.#window ??= { startedAt: now, bytes };
    const ms = now - this.#window.startedAt;
    if (ms < (this.#isGrowing ? growingWindowMs : probeWindowMs)) return;
    const rate = (bytes - this.#window.bytes) / ms;
    this.#window = null;
    if (this.#trial !== null && this.#trial.from > this.#target) this.#judgeFewer(this.#trial, rate, now);
    else if (this.#trial !== null) this.#judge(this.#trial, rate, now);
    else if (this.#isGrowing) this.#try(this.#target * 2, rate);
    else if (now >= this.#probeAt) this.#try(this.#target + Math.max(1, this.#target >> 1), rate);
  }

  #try(count: number, rate: number): void {
    const next = Math.min(count, this.#ceiling);
    if (next <= this.#target) {
      this.#isGrowing = false;
      return;
    }
    this.#trial = { from: this.#target, rate };
    this.#target = next;
  }

  #judge({ from, rate: before }: Trial, rate: number, now: number): void {
    // Of what the new ones would bring if each brought as much as the old ones, half is enough.
    const needed = this.#isGrowing ? doublingGain : 1 + (this.#target - from) / from / 2;
    if (this.#isGrowing && rate < before * needed && this.#misses < missesMax) {
      this.#misses += 1;
      return;
    }
    this.#misses = 0;
    this.#trial = null;
    if (rate < before * needed && this.#isGrowing && from === connectionsFirst) {
      this.#trial = { from, rate: before };
      this.#target = connectionsFew;
    } else if (rate < before * needed) {
      this.#settle(from, now);
    } else if (this.#isGrowing) {
      this.#try(this.#target * 2, rate);
    } else {
      this.#probeEveryMs = probeFirstMs;
    }
  }

  #judgeFewer({ from, rate: before }: Trial, rate: number, now: number): void {
    this.#settle(rate < before * fewerShare ? from : this.#target, now);
  }

  #settle(count: number, now: number): void {
    this.#trial = null;
    this.#window = null;
    this.#target = count;
    if (!this.#isGrowing) this.#probeEveryMs = Math.min(this.#probeEveryMs * 2, probeMaxMs);
    this.#isGrowing = false;
    this.#probeAt = now + this.#probeEveryMs;
  }
}
