/** Signed links to the CDN: good for a time, then 403. The key is made when the stand-in starts. */
import { createHmac, randomBytes } from "node:crypto";
import type { RepoFile } from "#tests/hub/catalogue/repo.ts";

type LinkTarget = { readonly file: RepoFile; readonly cdnEtag: string };

export type Links = {
  /** A link to the bytes of a file, for `lifetimeMs` from now; the CDN says the disposition. */
  sign(target: LinkTarget, objectId: string, disposition?: string): string;
  /** What a request to the CDN asks for; `expired` when the link was good once, `invalid` when never. */
  open(url: URL): LinkTarget | "expired" | "invalid";
  /** Makes every link so far invalid, as if its time were over. */
  expireAll(): void;
};

/** Links at `cdnUrl()`. */
export function createLinks(cdnUrl: () => string, lifetimeMs: number, now: () => number = Date.now): Links {
  const key = randomBytes(32);
  const targets = new Map<string, LinkTarget>();
  let expiredBefore = 0;
  let serial = 0;
  const signature = (path: string, query: string): string =>
    createHmac("sha256", key).update(`${path}?${query}`).digest("base64url");
  return {
    sign(target, objectId, disposition) {
      const path = `/xet-bridge-us/${objectId}/${target.cdnEtag}`;
      targets.set(path, target);
      serial += 1;
      const said =
        disposition === undefined
          ? ""
          : `response-content-disposition=${encodeURIComponent(disposition).replaceAll("'", "%27")}&`;
      const query = `${said}Expires=${Math.ceil((now() + lifetimeMs) / 1000)}&Serial=${serial}&Key-Pair-Id=STANDIN`;
      return `${cdnUrl()}${path}?${query}&Signature=${signature(path, query)}`;
    },
    open(url) {
      const query = url.search.slice(1).replace(/&Signature=[^&]*$/, "");
      const target = targets.get(url.pathname);
      if (target === undefined || url.searchParams.get("Signature") !== signature(url.pathname, query))
        return "invalid";
      const isOld = Number(url.searchParams.get("Serial")) <= expiredBefore;
      return isOld || Number(url.searchParams.get("Expires")) * 1000 <= now() ? "expired" : target;
    },
    expireAll() {
      expiredBefore = serial;
    },
  };
}
