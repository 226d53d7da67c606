/** The Python that the tests use: the one that HUBDECK_PYTHON names, else python3 on the PATH, if it has huggingface_hub. */
import { spawnSync } from "node:child_process";
import { describe } from "vitest";
import { z } from "zod";

export type Python = {
  readonly path: string;
  /** Versions of the packages; empty text where there is none. */
  readonly hub: string;
  readonly xet: string;
  /** Why there is nothing to test with, or null. */
  readonly missing: string | null;
};

const versionsSchema = z.object({ hub: z.string(), xet: z.string() });
const askVersions = `
import importlib.metadata as packages, json
def version(name):
    try: return packages.version(name)
    except packages.PackageNotFoundError: return ""
import huggingface_hub
print(json.dumps({"hub": version("huggingface_hub"), "xet": version("hf-xet")}))
`;
/** A test starts several Pythons one after the other; each takes about a second, on a busy machine several. */
const testTimeoutMs = 90_000;

let found: Python | null = null;

/** Finds it once. HUBDECK_NO_PYTHON may say why CI could not install the package. */
export function findPython(): Python {
  found ??= lookForPython();
  return found;
}

/** As vitest's describe; where Python is missing its tests report themselves as skipped, with the reason in their name. */
export function describeWithPython(name: string, body: (python: Python) => void): void {
  const python = findPython();
  if (python.missing === null) describe(name, { timeout: testTimeoutMs }, () => body(python));
  else describe.skip(`${name} (${python.missing})`, () => body(python));
}

function lookForPython(): Python {
  const path = process.env["HUBDECK_PYTHON"] ?? (process.platform === "win32" ? "python" : "python3");
  const { status, stdout, error } = spawnSync(path, ["-c", askVersions], { encoding: "utf8", timeout: 20_000 });
  if (error !== undefined) return missing(path, `${path} does not run here: ${error.message}`);
  if (status !== 0) return missing(path, process.env["HUBDECK_NO_PYTHON"] ?? `${path} has no huggingface_hub here`);
  return { path, ...versionsSchema.parse(JSON.parse(stdout)), missing: null };
}

function missing(path: string, why: string): Python {
  return { path, hub: "", xet: "", missing: why };
}
