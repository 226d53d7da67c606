/** The built page, which both doors serve, read into memory once. Requests are looked up in that list by their exact path: none ever reaches the disk. */
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import type { Theme } from "#shared/contract/settings.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

export type PageFile = { readonly body: Buffer; readonly contentType: string };
export type PageFiles = {
  /** The file at a request's path, query included as sent; null when there is none of exactly that name. */
  find(requestPath: string): PageFile | null;
  /** The page itself, with the chosen theme written into it, so that its first frame has the right ground. */
  page(theme: Theme): PageFile;
};

/** Reads every file of a known type below the folder. Rejects when the page is not built. */
export async function loadPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, PageFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join("/")}`, { body: await readFile(path), contentType });
  }
  const page = files.get("/index.html");
  if (page === undefined) throw new Error(`The page is not built: there is no index.html in ${folder}.`);
  const html = page.body.toString("utf8");
  files.delete("/index.html");
  return {
    find: (requestPath) => files.get(requestPath) ?? null,
    page: (theme) => ({ ...page, body: Buffer.from(html.replaceAll("__THEME__", theme)) }),
  };
}
