/** The ways to get a repo's files: the hf command, Python, JavaScript and git. */
import { accessLine, type ChosenFile, endpointLine, type UseChoice } from "#renderer/features/repo/use/use-choices.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { splitRepoId } from "#shared/model/repo-id.ts";

export function fileChoices(info: RepoInfo, file: ChosenFile | null): UseChoice[] {
  // A quantisation in shards is more than one file: then the whole repo is named.
  const path = file?.fileCount === 1 ? file.path : null;
  const texts = [
    { id: "hf", label: "hf command", text: commandLines(info, path) },
    { id: "python", label: "Python", text: pythonLines(info, path) },
    { id: "javascript", label: "JavaScript", text: javascriptLines(info) },
    { id: "git", label: "git", text: gitLines(info) },
  ];
  return texts.map(({ id, label, text }) => ({
    id: `files/${id}`,
    group: "Files",
    label,
    snippets: [{ title: null, text }],
    link: null,
    isAtRevision: true,
  }));
}

function commandLines(info: RepoInfo, path: string | null): string {
  const { repo, revision } = info;
  const words = [
    "hf download",
    repo.id,
    ...(path === null ? [] : [quoted(path)]),
    ...(repo.kind === "model" ? [] : [`--repo-type ${repo.kind}`]),
    ...(revision === "main" ? [] : [`--revision ${revision}`]),
  ];
  return accessLine(info) + endpointLine(info) + words.join(" ");
}

function pythonLines(info: RepoInfo, path: string | null): string {
  const { repo, revision } = info;
  const call = path === null ? "snapshot_download" : "hf_hub_download";
  const parts = [
    `"${repo.id}"`,
    ...(path === null ? [] : [JSON.stringify(path)]),
    ...(repo.kind === "model" ? [] : [`repo_type="${repo.kind}"`]),
    ...(revision === "main" ? [] : [`revision="${revision}"`]),
  ];
  return `${accessLine(info)}from huggingface_hub import ${call}

path = ${call}(${parts.join(", ")})`;
}

function javascriptLines(info: RepoInfo): string {
  const { repo, revision } = info;
  const options = [
    "repo",
    "recursive: true",
    ...(revision === "main" ? [] : [`revision: "${revision}"`]),
    ...(endpointLine(info) === "" ? [] : [`hubUrl: "${new URL(info.pageUrl).origin}"`]),
    ...(accessLine(info) === "" ? [] : ["accessToken: process.env.HF_TOKEN"]),
  ];
  return `// npm i @huggingface/hub
import { listFiles } from "@huggingface/hub";

const repo = { type: "${repo.kind}", name: "${repo.id}" };
for await (const file of listFiles({ ${options.join(", ")} })) {
  console.log(file.path, file.size);
}`;
}

function gitLines(info: RepoInfo): string {
  const { repo, revision, pageUrl } = info;
  const note = "# Large files need git-xet or git-lfs\n";
  const start = accessLine(info) + note;
  if (revision === "main") return `${start}git clone ${pageUrl}`;
  // A commit or a pull request cannot be cloned as a branch or tag can.
  if (!/^[0-9a-f]{7,40}$/.test(revision) && !revision.startsWith("refs/")) {
    return `${start}git clone -b ${revision} ${pageUrl}`;
  }
  return `${start}git clone ${pageUrl}
cd ${splitRepoId(repo.id).name}
git fetch origin ${revision}
git checkout FETCH_HEAD`;
}

/** As one argument of a POSIX shell. */
function quoted(text: string): string {
  return /^[\w./@:+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
