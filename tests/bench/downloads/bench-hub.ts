/** A stand-in Hub for the benchmark: knows one large file, and sends whoever wants its bytes to another server. Prints its address and the file's hash. */
import { fstatSync, openSync, readSync } from "node:fs";
import { startHub } from "#tests/hub/start-hub.ts";

const [file = "", link = ""] = process.argv.slice(2);
const fd = openSync(file, "r");
const { size } = fstatSync(fd);
const content = {
  sizeBytes: size,
  read: (start: number, end: number) => {
    const bytes = Buffer.alloc(Math.max(0, Math.min(end, size) - start));
    readSync(fd, bytes, 0, bytes.length, start);
    return bytes;
  },
};
const hub = await startHub({ repos: [{ id: "bench/large", files: { "model.safetensors": content } }] });
// The tree says the hash; computing it is not part of any measurement.
const tree = await fetch(`${hub.hubUrl}/api/models/bench/large/tree/main`);
const sha256 = /"oid":"([0-9a-f]{64})"/.exec(await tree.text())?.[1] ?? "";
hub.faults.add({
  origin: "hub",
  path: /\/resolve\//,
  answer: {
    status: 302,
    headers: {
      Location: link,
      "X-Linked-Size": String(size),
      "X-Linked-ETag": `"${sha256}"`,
      "X-Repo-Commit": "0".repeat(40),
    },
  },
});
console.log(JSON.stringify({ hubUrl: hub.hubUrl, sha256 }));
