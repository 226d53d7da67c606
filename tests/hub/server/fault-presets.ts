/**
 * The faults of the downloads' fault matrix (F1 to F38) that a server can cause, by their number, so that a test or
 * `npm run hub -- --fault F2` can switch one on. What only a disk, a person or an operating system can cause is not here.
 */
import type { Fault } from "#tests/hub/server/faults.ts";

type Preset = { readonly what: string; readonly faults: readonly Fault[] };

const cdn = { origin: "cdn", method: "GET" } as const;
const hub = { origin: "hub" } as const;
const resolve = { origin: "hub", path: /\/resolve\// } as const;
const gated = { "X-Error-Code": "GatedRepo", "Content-Type": "application/json" };
const noLinks = { "X-Repo-Commit": null, "X-Linked-Size": null, "X-Linked-ETag": null, ETag: null };

export const faultPresets = {
  F1: { what: "the connection drops in the middle, three times", faults: [{ ...cdn, dropAt: "50%", times: 3 }] },
  F2: { what: "the connection stays open and silent in the middle", faults: [{ ...cdn, stallAt: "50%", times: 1 }] },
  F3: { what: "one connection gives a byte a second", faults: [{ ...cdn, bytesPerSecond: 1, times: 1 }] },
  F4: { what: "the last hundredth does not come", faults: [{ ...cdn, stallAt: "99%", times: 1 }] },
  F5: { what: "no answer to the first request for bytes", faults: [{ ...cdn, hang: true, times: 1 }] },
  F8: { what: "no answer from any server", faults: [{ refuse: true }] },
  F9: { what: "the server ignores Range", faults: [{ ...cdn, ignoreRange: true }] },
  F10: {
    what: "416 to the first Range",
    faults: [{ ...cdn, times: 1, answer: { status: 416, headers: { "Content-Range": "bytes */0" } } }],
  },
  F11: {
    what: "the first two signed links have expired",
    faults: [{ ...cdn, times: 2, answer: { status: 403, body: "<Error><Code>AccessDenied</Code></Error>" } }],
  },
  F12: {
    what: "the repo is gated, and this token may not",
    faults: [
      {
        ...resolve,
        isSignedIn: true,
        answer: { status: 403, headers: gated, body: '{"error":"Access to model is restricted."}' },
      },
      {
        ...resolve,
        isSignedIn: false,
        answer: { status: 401, headers: gated, body: '{"error":"Access to model is restricted."}' },
      },
    ],
  },
  F14: {
    what: "429 for two seconds' worth of requests",
    faults: [
      { ...resolve, times: 2, answer: { status: 429, headers: { RateLimit: '"resolvers";r=0;t=2' }, body: "" } },
    ],
  },
  F15: {
    what: "502, 503 and 504 before it works",
    faults: [502, 503, 504].map((status, skip) => ({ ...cdn, skip, times: 1, answer: { status, body: "" } })),
  },
  F16: { what: "one wrong byte the first time", faults: [{ ...cdn, corruptByteAt: 1000, times: 1 }] },
  F17: { what: "one wrong byte every time", faults: [{ ...cdn, corruptByteAt: 1000 }] },
  F18: { what: "after the first answer the file is another one", faults: [{ ...cdn, replaceFile: true, skip: 1 }] },
  F19: { what: "a Content-Length of nothing", faults: [{ ...cdn, headers: { "Content-Length": "0" }, times: 1 }] },
  F30: { what: "a mirror that leaves out the Hub's headers", faults: [{ ...resolve, headers: noLinks }] },
  F31: {
    what: "one shard cannot be had",
    faults: [{ ...hub, path: /-00002-of-\d+\.safetensors$/, answer: { status: 500, body: "" } }],
  },
  F33: { what: "silence for those who are signed in", faults: [{ ...resolve, isSignedIn: true, hang: true }] },
} as const satisfies Readonly<Record<string, Preset>>;

export type FaultPresetName = keyof typeof faultPresets;

/** Whether there is a preset of this name. */
export function isFaultPreset(name: string): name is FaultPresetName {
  return Object.hasOwn(faultPresets, name);
}
