/**
 * Where the Hub sends whoever asks for a small git file: always to the same kind of address. Once it has sent us there, the
 * next files of the commit are asked for there at once, which halves the requests of its quota. Believed only as long as it holds.
 */
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import { encodePath, type RepoRef, repoApiPath, repoWebPath } from "#shared/model/repo-id.ts";

export type ShortcutOf = { readonly endpoint: string; readonly repo: RepoRef; readonly commit: string };

/** The Hub counts downloads of a model by requests for these: they always go the whole way. Source: the Hub's page on download statistics. */
const countedNames =
  /(?:^|\/)(?:config\.(?:json|yaml)|hyperparameters\.yaml|params\.json|meta\.yaml|adapter_config\.json)$/;
/** Names that look the same however an address is encoded. */
const plainPath = /^[\w./-]+$/;

export class HubShortcut {
  readonly #of: ShortcutOf;
  #state: "unknown" | "holds" | "off" = "unknown";

  constructor(of: ShortcutOf) {
    this.#of = of;
  }

  /** The address to ask for a file at once, or null. */
  urlFor(file: PlannedFile): URL | null {
    return this.#state === "holds" && this.#isFor(file) ? this.#expected(file) : null;
  }

  /** The Hub sent us from the file's own address to `url`. */
  learn(file: PlannedFile, url: URL): void {
    if (this.#state !== "unknown" || !this.#isFor(file)) return;
    this.#state = url.href === this.#expected(file).href ? "holds" : "off";
  }

  /** It led to anything but the file. */
  giveUp(): void {
    this.#state = "off";
  }

  #isFor({ path, blobId }: PlannedFile): boolean {
    return blobId.length === 40 && plainPath.test(path) && !countedNames.test(path);
  }

  #expected({ path, blobId }: PlannedFile): URL {
    const { endpoint, repo, commit } = this.#of;
    const place = repoApiPath(repo).replace("/api/", "/api/resolve-cache/");
    const asked = encodeURIComponent(`${repoWebPath(repo)}/resolve/${commit}/${path}`);
    return new URL(`${place}/${commit}/${encodePath(path)}?${asked}=&etag=%22${blobId}%22`, endpoint);
  }
}
