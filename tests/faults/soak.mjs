/** `npm run test:soak -- --kills 100 --seed 7`: the long form of soak.test.ts, which says what it found. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { kills: { type: "string", default: "100" }, seed: { type: "string", default: String(Date.now()) } },
});
const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, "run", "tests/faults/soak.test.ts"], {
  stdio: "inherit",
  env: { ...process.env, HUBDECK_SOAK_KILLS: values.kills, HUBDECK_SOAK_SEED: values.seed },
});
process.exit(status ?? 1);
