/** What a person who has used Python before has on their computer: the demo's own home gets it, so that there is something to find. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TokenName } from "#tests/hub/auth/sample-tokens.ts";
import { randomToken } from "#tests/hub/auth/token-book.ts";

/** Writes the files of an `hf` login and of a project with a .env file; answers the variables to set. All tokens are sample tokens of this run. */
export function seedDemoHome(
  home: string,
  tokens: Readonly<Record<TokenName, string>>,
): Readonly<Record<string, string>> {
  const files: Readonly<Record<string, string>> = {
    ".cache/huggingface/token": tokens.fineGrainedNoInference,
    ".cache/huggingface/stored_tokens": [
      ...["[downloads-only]", `hf_token = ${tokens.fineGrainedNoInference}`, ""],
      ...[
        "[oauth-ana-m]",
        `hf_token = ${tokens.oauth}`,
        `refresh_token = ${randomToken("")}`,
        "expires_at = 4070908800",
        "",
      ],
      ...["[old-laptop]", `hf_token = ${tokens.revoked}`, "", ""],
    ].join("\n"),
    "projects/shanty-box/.env": `# Settings of shanty-box\nPORT=7860\nexport HF_TOKEN="${tokens.write}" # workstation\n`,
    "projects/shanty-box/.git/HEAD": "ref: refs/heads/main\n",
  };
  for (const [path, content] of Object.entries(files)) {
    const file = join(home, path);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600 });
  }
  return { HUGGING_FACE_HUB_TOKEN: tokens.read };
}
