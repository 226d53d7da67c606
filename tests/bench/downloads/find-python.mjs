/** Python with huggingface_hub, to measure its `hf download` beside ours. */
import { spawnSync } from "node:child_process";

/** The interpreter that HUBDECK_PYTHON names, else python3; `missing` says why it cannot be used. */
export function findPython() {
  const path = process.env.HUBDECK_PYTHON ?? "python3";
  const { status, error } = spawnSync(path, ["-c", "import huggingface_hub"], { stdio: "ignore" });
  if (error !== undefined) return { path, missing: `${path} does not run here` };
  return { path, missing: status === 0 ? null : `${path} has no huggingface_hub here` };
}

/** The environment in which it downloads from `hubUrl` into `home`, plain HTTP, and says nothing meanwhile. */
export function pythonEnv(hubUrl, home) {
  return {
    HF_HOME: home,
    HF_ENDPOINT: hubUrl,
    HF_HUB_DISABLE_XET: "1",
    HF_HUB_DISABLE_UPDATE_CHECK: "1",
    HF_HUB_DISABLE_TELEMETRY: "1",
    HF_HUB_DISABLE_PROGRESS_BARS: "1",
  };
}
