/**
 * `npm run hub`: the stand-in Hub alone, for any client that takes HF_ENDPOINT. Writes the request log as JSON lines to
 * stderr, with tokens and signatures masked, until Ctrl-C.
 */
import { parseArgs } from "node:util";
import { hashLargeFiles } from "#tests/hub/catalogue/hash-large-files.ts";
import { manyRepos } from "#tests/hub/catalogue/scale/many-repos.ts";
import { scaleRepos } from "#tests/hub/catalogue/scale/scale-repos.ts";
import { describeTokens } from "#tests/hub/describe-tokens.ts";
import { faultsOfArgument } from "#tests/hub/server/fault-of-argument.ts";
import { faultPresets } from "#tests/hub/server/fault-presets.ts";
import { startHub } from "#tests/hub/start-hub.ts";

const presetLines = Object.entries(faultPresets).map(([name, { what }]) => `    ${name.padEnd(4)} ${what}`);
const usage = `npm run hub -- [options]

  --port         the Hub's port on 127.0.0.1; the CDN takes the next one and the router the one after (default: any)
  --cdn-speed    the most that all downloads together get, in MB/s (default: no limit)
  --connection-speed  the most that one connection gets, in MB/s (default: no limit)
  --latency      every answer waits this many milliseconds (default: 0)
  --token-delay  pause between the tokens of a chat answer, in milliseconds (default: 20)
  --quota        bucket=requests, for 429 after so many in five minutes; buckets: api, resolvers, pages; may be repeated
  --repos        so many more models that are made up by number, such as 100000
  --scale        adds hubdeck-scale/ten-thousand-files, /four-gigabytes and /twenty-gigabytes (they take no disk)
  --fault        what goes wrong; may be repeated: a name, a name for some paths (F2:/pattern/), or JSON with the fields of
                 tests/hub/server/faults.ts, such as '{"origin":"cdn","dropAt":"50%","times":2}'
${presetLines.join("\n")}
  --fault-seed   decides which requests a fault with a chance hits

npm run hub -- --hash-large-files
  writes tests/hub/content/known-sha256.json: run it after changing a large file of the sample catalogue
`;
const values = argumentsOf(process.argv.slice(2));
if (values.help) {
  console.log(usage);
  process.exit(0);
}
if (values["hash-large-files"]) {
  await hashLargeFiles((path) => console.error(path));
  process.exit(0);
}

const port = numberOf("port", values.port);
const faults = (values.fault ?? []).flatMap(faultOf);
const hub = await startHub({
  isDemo: true,
  tokenDelayMs: numberOf("token-delay", values["token-delay"]),
  ...(port === 0 ? {} : { ports: { hub: port, cdn: port + 1, router: port + 2 } }),
  ...speedOption("cdnBytesPerSecond", "cdn-speed"),
  ...speedOption("connectionBytesPerSecond", "connection-speed"),
  ...(values["fault-seed"] === undefined ? {} : { faultSeed: values["fault-seed"] }),
  latencyMs: numberOf("latency", values.latency),
  quotas: Object.fromEntries((values.quota ?? []).map(quotaOf)),
  onRequest({ headers: _, ...facts }) {
    console.error(JSON.stringify({ ...facts, startedAt: new Date(facts.startedAt).toISOString() }));
  },
});
for (const spec of manyRepos(numberOf("repos", values.repos))) hub.catalogue.add(spec);
if (values.scale) for (const spec of scaleRepos) hub.catalogue.add(spec);
for (const fault of faults) hub.faults.add(fault);
console.log(`HF_ENDPOINT=${hub.hubUrl}
HUBDECK_ROUTER=${hub.routerUrl}

${describeTokens(hub.tokens)}
The token page with what each may do: ${hub.hubUrl}/settings/tokens
Ctrl-C ends it.`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void hub.close().then(() => process.exit(0)));
}

function argumentsOf(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string", default: "0" },
        "cdn-speed": { type: "string" },
        "connection-speed": { type: "string" },
        latency: { type: "string", default: "0" },
        "token-delay": { type: "string", default: "20" },
        quota: { type: "string", multiple: true },
        repos: { type: "string", default: "0" },
        scale: { type: "boolean", default: false },
        fault: { type: "string", multiple: true },
        "fault-seed": { type: "string" },
        "hash-large-files": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return complain(error instanceof Error ? error.message : String(error));
  }
}

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  return complain(`--${name} needs a number, not "${text}".`);
}

function speedOption(option: "cdnBytesPerSecond" | "connectionBytesPerSecond", name: "cdn-speed" | "connection-speed") {
  const text = values[name];
  return text === undefined ? {} : { [option]: numberOf(name, text) * 1_000_000 };
}

function quotaOf(text: string): [string, number] {
  const [, bucket = "", figure = ""] = /^(api|resolvers|pages)=(\d+)$/.exec(text) ?? [];
  return bucket === ""
    ? complain(`--quota needs a bucket and a number, such as resolvers=100, not "${text}".`)
    : [bucket, Number(figure)];
}

function faultOf(argument: string) {
  try {
    return faultsOfArgument(argument);
  } catch (error) {
    return complain(error instanceof Error ? error.message : String(error));
  }
}

function complain(what: string): never {
  console.error(`${what}\n\n${usage}`);
  process.exit(2);
}
