/** The process that the soak kills: goes on with the job that it finds, or starts it, and says so; says when it is done. */
import { openDownloads } from "#tests/core/downloads/open-downloads.ts";

const [hubUrl = "", worker = "", folder = ""] = process.argv.slice(2);
const core = openDownloads({ hubUrl, routerUrl: hubUrl }, new URL(worker), { folder });
const { signal } = new AbortController();

async function findJob() {
  for await (const change of core.downloads.watch(signal))
    return change.type === "snapshot" ? change.jobs[0] : undefined;
  return undefined;
}

const found = await findJob();
let id = found?.id;
if (id === undefined) {
  const repo = { kind: "model", id: "tests/soak" } as const;
  ({ jobId: id } = await core.downloads.start(
    { repo, revision: "main", selection: { type: "everything" } },
    { signal },
  ));
}
process.send?.({ id, isFound: found !== undefined, isDone: false });
await core.until(id, ({ state }) => state.type === "done");
process.send?.({ id, isFound: true, isDone: true });
await core.downloads.close();
process.exit(0);
