/** The commits of a repo: the first commit, the upload, the card; then the branches, tags and pull requests on top. */
import { extname } from "node:path/posix";
import { renderCard } from "#tests/hub/catalogue/card.ts";
import type { CardData, Commit, History, RepoFile } from "#tests/hub/catalogue/repo.ts";
import { type Changes, type Files, filesOf, type RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { type Content, contentOfText } from "#tests/hub/content/content.ts";
import { seededHex } from "#tests/hub/content/random.ts";

const lfsExtensions = [
  ...["bin", "safetensors", "gguf", "onnx", "onnx_data", "pt", "pth", "ckpt", "h5", "msgpack", "npz", "npy", "zip"],
  ...["parquet", "arrow", "wav", "flac", "mp3", "mp4", "model", "tflite"],
];
const lfsFromBytes = 10_485_760;

type Dated = { readonly cardData: CardData | null; readonly createdAt: string; readonly lastModified: string };

/** The history that a description stands for. */
export function makeHistory(spec: RepoSpec, { cardData, createdAt, lastModified }: Dated): History {
  const attributes = contentOfText(
    lfsExtensions.map((name) => `*.${name} filter=lfs diff=lfs merge=lfs -text\n`).join(""),
  );
  const files = filesOf(spec);
  const { "README.md": ownCard, ...rest } = contents(files);
  const body = typeof spec.card === "function" ? spec.card(files) : spec.card;
  const card = ownCard ?? (cardData === null ? null : contentOfText(renderCard(spec.id, cardData, body)));
  const first = addCommit(spec.id, null, "initial commit", createdAt, { ".gitattributes": attributes });
  const upload = addCommit(spec.id, first, "Upload model files", halfway(createdAt, lastModified), rest);
  const head = addCommit(spec.id, upload, "Update README.md", lastModified, card === null ? {} : { "README.md": card });

  const on = (sides: Readonly<Record<string, Changes>> | undefined, kind: string): Map<string, Commit> => {
    const entries = Object.entries(sides ?? {}).map(([name, changes]): [string, Commit] => {
      if (Object.keys(changes).length === 0) return [name, upload];
      return [name, addCommit(spec.id, head, `Changes of ${kind} ${name}`, lastModified, changes)];
    });
    return new Map(entries);
  };
  return {
    branches: new Map([["main", head], ...on(spec.branches, "branch")]),
    tags: on(spec.gitTags, "tag"),
    pullRequests: on(spec.pullRequests, "pull request"),
  };
}

/** A commit on top of `parent`. The other files keep the commit that wrote them. */
function addCommit(repoId: string, parent: Commit | null, title: string, date: string, changes: Changes): Commit {
  const id = seededHex(`${repoId}\n${parent?.id ?? ""}\n${title}\n${date}`, 40);
  const files = new Map(parent?.files ?? []);
  for (const [path, value] of Object.entries(changes)) {
    if (value === null) files.delete(path);
    else files.set(path, fileOf(path, value, { id, title, date }));
  }
  return { id, title, date, author: repoId.split("/")[0] ?? "", parent, files };
}

function contents(files: Files): Record<string, Content> {
  return Object.fromEntries(Object.entries(files).map(([path, value]) => [path, contentOf(value)]));
}

function contentOf(value: Content | string): Content {
  return typeof value === "string" ? contentOfText(value) : value;
}

function fileOf(path: string, value: Content | string, lastCommit: RepoFile["lastCommit"]): RepoFile {
  const content = contentOf(value);
  const isLfs = lfsExtensions.includes(extname(path).slice(1)) || content.sizeBytes > lfsFromBytes;
  return { path, content, isLfs: isLfs && content.sizeBytes > 0, lastCommit };
}

function halfway(from: string, to: string): string {
  return new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString();
}
