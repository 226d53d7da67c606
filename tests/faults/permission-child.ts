/** A process that runs as another user: downloads the file it is told and prints each state as a line of JSON. */
import { openDownloads } from "#tests/core/downloads/open-downloads.ts";

const [hubUrl = "", worker = "", folder = "", id = "", path = ""] = process.argv.slice(2);
const core = openDownloads({ hubUrl, routerUrl: hubUrl }, new URL(worker), { folder });
const { jobId } = await core.downloads.start(
  { repo: { kind: "model", id }, revision: "main", selection: { type: "paths", paths: [path] } },
  { signal: new AbortController().signal },
);
await core.until(jobId, ({ state, receivedBytes }) => {
  console.log(JSON.stringify({ ...state, receivedBytes }));
  return state.type === "done";
});
await core.downloads.close();
