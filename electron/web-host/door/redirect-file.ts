/**
 * A page on disk that leads a browser to a launch link. Any user of the machine can read the arguments of a browser, so the link
 * itself never is one: the browser gets the path of this file, which only this person can read.
 */
import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launchTokenLifeMs } from "#electron/web-host/launch-tokens.ts";

const prefix = "hubdeck-launch-";

export type RedirectFile = { readonly url: string; readonly path: string; remove(): Promise<void> };

/** Writes the file (0600) into a new folder (0700) below `folder`, and takes away what earlier starts left there. */
export async function writeRedirectFile(folder: string, link: string): Promise<RedirectFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeOld(folder);
  const own = join(folder, `${prefix}${randomBytes(8).toString("hex")}`);
  await mkdir(own, { mode: 0o700 });
  const path = join(own, "open.html");
  await writeFile(path, redirectPage(link), { mode: 0o600, flag: "wx" });
  return { path, url: pathToFileURL(path).href, remove: () => rm(own, { recursive: true, force: true }) };
}

/** A file whose link is no longer good has no use, and a second start cannot wait for its browser to read it. */
async function removeOld(folder: string): Promise<void> {
  const old = (await readdir(folder)).filter((name) => name.startsWith(prefix)).map((name) => join(folder, name));
  for (const path of old) {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > launchTokenLifeMs) await rm(path, { recursive: true, force: true });
  }
}

/** A launch link holds no character that HTML would read as its own. */
function redirectPage(link: string): string {
  return [
    "<!doctype html>",
    '<meta charset="utf-8">',
    '<meta name="referrer" content="no-referrer">',
    `<meta http-equiv="refresh" content="0; url=${link}">`,
    "<title>Hubdeck</title>",
    `<p><a href="${link}">Open Hubdeck</a></p>`,
    "",
  ].join("\n");
}
