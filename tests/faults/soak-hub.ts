/** The stand-in Hub of the soak, in a process that is not killed. Says its address; asked, how many bytes of files it has sent. */
import { soakRepo } from "#tests/faults/soak-repo.ts";
import { startHub } from "#tests/hub/start-hub.ts";

const hub = await startHub({ repos: [soakRepo], connectionBytesPerSecond: 8_000_000, quotas: { resolvers: 1e9 } });
process.on("message", () => {
  const files = hub.requests.filter(
    ({ path, status }) => status < 300 && (path.startsWith("/api/resolve-cache/") || path.startsWith("/xet-bridge")),
  );
  process.send?.(files.reduce((sum, { sentBodyBytes }) => sum + sentBodyBytes, 0));
});
process.send?.(hub.hubUrl);
