/**
 * A stand-in Hub for the benchmark, in a process of its own: repos of many files and of one large file. Told the repos and
 * the quotas as JSON; says its address, and when asked what it sent since it was asked last.
 */
import { repoOfManyFiles, repoOfOneFile, scaleRepos } from "#tests/hub/catalogue/scale/scale-repos.ts";
import { startHub } from "#tests/hub/start-hub.ts";

export type ScaleHubOptions = {
  /** With one file the repo's is `model.bin`, in LFS; the hash of a repo of the scale catalogue is known. */
  readonly repos: readonly { readonly id: string; readonly count: number; readonly sizeBytes: number }[];
  /** File requests in a window; null for none that is ever reached. */
  readonly quota: { readonly resolvers: number; readonly windowSeconds: number } | null;
};

/** What the server sent since it was asked last. */
export type Sent = { readonly bytes: number; readonly requests: number; readonly refusals: number };

const options: ScaleHubOptions = JSON.parse(process.argv[2] ?? "");
const hub = await startHub({
  repos: [
    ...scaleRepos,
    ...options.repos.map(({ id, count, sizeBytes }) =>
      count === 1 ? repoOfOneFile(id, sizeBytes) : repoOfManyFiles(id, count, sizeBytes, "txt"),
    ),
  ],
  quotas: options.quota ?? { resolvers: 1e9, api: 1e9 },
});
// The tree tells hashes; computing them is not part of any measurement.
for (const { id } of options.repos) {
  let next: string | undefined = `${hub.hubUrl}/api/models/${id}/tree/main?recursive=true`;
  while (next !== undefined) {
    const page: Response = await fetch(next);
    await page.arrayBuffer();
    next = /<([^>]+)>;\s*rel="next"/.exec(page.headers.get("link") ?? "")?.[1];
  }
}
hub.clearRequests();
process.on("message", () => {
  const requests = hub.requests.filter(({ path }) => path.includes("/resolve") || path.startsWith("/xet-bridge"));
  const sent: Sent = {
    bytes: requests.reduce((sum, { sentBodyBytes }) => sum + sentBodyBytes, 0),
    requests: requests.length,
    refusals: requests.filter(({ status }) => status === 429).length,
  };
  hub.clearRequests();
  process.send?.(sent);
});
process.send?.(hub.hubUrl);
