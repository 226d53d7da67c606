/** A process for a test to kill: downloads the file it is told and prints how far it is. */
import { openDownloads } from "#tests/core/downloads/open-downloads.ts";

const [hubUrl = "", worker = "", folder = "", id = "", path = ""] = process.argv.slice(2);
const core = openDownloads({ hubUrl, routerUrl: hubUrl }, new URL(worker), { folder });
const { jobId } = await core.downloads.start(
  { repo: { kind: "model", id }, revision: "main", selection: { type: "paths", paths: [path] } },
  { signal: new AbortController().signal },
);
await core.until(jobId, (job) => {
  console.log(job.receivedBytes);
  return job.state.type === "done";
});
process.exit(0);
