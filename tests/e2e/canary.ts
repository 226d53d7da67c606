/** Follows one secret: every form it could hide in, and every place where it must not be. */
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** The secret as text could hold it: plain, percent-escaped, hex, and base64 at each of the three alignments. */
export function formsOf(secret: string): readonly string[] {
  const base64 = [0, 1, 2].map((lead) => {
    const encoded = Buffer.from(" ".repeat(lead) + secret).toString("base64");
    // The first and last groups hold neighbours of the secret too, so only what lies between is sure.
    return encoded.slice(4, -4);
  });
  const escaped = secret.replaceAll("_", "%5F");
  return [secret, escaped, escaped.toLowerCase(), Buffer.from(secret).toString("hex"), ...base64];
}

/** Whether bytes hold the secret in any form, as UTF-8 or as UTF-16. */
export function holds(bytes: Buffer | string, secret: string): boolean {
  const buffer = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  return formsOf(secret).some((form) => buffer.includes(form) || buffer.includes(Buffer.from(form, "utf16le")));
}

/** Every file, file name and link below `folder` that holds the secret, and how many files were read. */
export async function searchFolder(folder: string, secret: string): Promise<{ found: string[]; readCount: number }> {
  const found: string[] = [];
  let readCount = 0;
  const walk = async (at: string): Promise<void> => {
    for (const name of await readdir(at)) {
      const path = join(at, name);
      const status = await lstat(path);
      if (holds(name, secret)) found.push(path);
      if (status.isDirectory()) await walk(path);
      else if (status.isSymbolicLink()) {
        if (holds(await readlink(path), secret)) found.push(path);
      } else if (status.isFile()) {
        readCount += 1;
        if (holds(await readFile(path), secret)) found.push(path);
      }
    }
  };
  await walk(folder);
  return { found, readCount };
}

export type PageCanary = {
  /** What the page has sent and received that holds the secret, other than the one call that brings it in. */
  findings(): readonly string[];
  /** How much was listened to, so that an empty finding means something. */
  counts(): { readonly frames: number; readonly requests: number };
};

/** Listens to a page from now on. */
export function listen(page: Page, secret: string): PageCanary {
  const findings: string[] = [];
  let frames = 0;
  let requests = 0;
  page.on("websocket", (socket) => {
    if (holds(socket.url(), secret)) findings.push(`socket address ${socket.url()}`);
    socket.on("framereceived", ({ payload }) => {
      frames += 1;
      if (holds(payload, secret)) findings.push("a frame from the core");
    });
  });
  page.on("request", (request) => {
    requests += 1;
    if (holds(request.url(), secret)) findings.push(`request address ${request.url()}`);
    if (holds(request.postData() ?? "", secret)) findings.push(`request body to ${request.url()}`);
    if (holds(JSON.stringify(request.headers()), secret)) findings.push(`request headers to ${request.url()}`);
  });
  page.on("console", (message) => {
    if (holds(message.text(), secret)) findings.push("the page's console");
  });
  page.on("framenavigated", (frame) => {
    if (holds(frame.url(), secret)) findings.push("an address of the page");
  });
  return { findings: () => findings, counts: () => ({ frames, requests }) };
}

/** Where the open page holds the secret: its elements (values too), its storages, its heap. */
export async function searchPage(page: Page, secret: string): Promise<string[]> {
  const found: string[] = [];
  const { elements, storages } = await page.evaluate(async () => {
    const values = [...document.querySelectorAll("input, textarea")].map((field) =>
      field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : "",
    );
    const databases = (await indexedDB.databases()).map((database) => database.name);
    const cached = await caches.keys();
    return {
      elements: document.documentElement.outerHTML + values.join("\n"),
      storages: JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        databases,
        cached,
        history.state,
      ]),
    };
  });
  if (holds(elements, secret)) found.push("the elements");
  if (holds(storages, secret)) found.push("a storage of the page");
  const cdp = await page.context().newCDPSession(page);
  let snapshot = "";
  cdp.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => {
    snapshot += chunk;
  });
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await cdp.detach();
  if (snapshot.length < 100_000) found.push("no heap snapshot came");
  if (holds(snapshot, secret)) found.push("the heap");
  return found;
}
