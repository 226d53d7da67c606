/**
 * `npm run hub`: the stand-in Hub alone, for any client that takes HF_ENDPOINT. Writes the request log as JSON lines to
 * stderr, with tokens and signatures masked, until Ctrl-C.
 */
import { parseArgs } from "node:util";
import { hashLargeFiles } from "#tests/hub/catalogue/hash-large-files.ts";
import { describeTokens } from "#tests/hub/describe-tokens.ts";
import { startHub } from "#tests/hub/start-hub.ts";

const usage = `npm run hub -- [--port N] [--cdn-speed MEGABYTES_PER_SECOND] [--token-delay MILLISECONDS]

  --port         the Hub's port on 127.0.0.1; the CDN takes the next one and the router the one after (default: any)
  --cdn-speed    the most that all downloads together get (default: no limit)
  --token-delay  pause between the tokens of a chat answer (default: 20)

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
const speed = values["cdn-speed"];
const hub = await startHub({
  isDemo: true,
  tokenDelayMs: numberOf("token-delay", values["token-delay"]),
  ...(port === 0 ? {} : { ports: { hub: port, cdn: port + 1, router: port + 2 } }),
  ...(speed === undefined ? {} : { cdnBytesPerSecond: numberOf("cdn-speed", speed) * 1_000_000 }),
  onRequest({ headers: _, ...facts }) {
    console.error(JSON.stringify({ ...facts, startedAt: new Date(facts.startedAt).toISOString() }));
  },
});
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
        "token-delay": { type: "string", default: "20" },
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

function complain(what: string): never {
  console.error(`${what}\n\n${usage}`);
  process.exit(2);
}
