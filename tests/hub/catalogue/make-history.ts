/** The commits of a repo: the first commit, the upload, the card; then the branches, tags and pull requests on top. */
import { extname } from "node:path/posix";
import { renderCard } from "#tests/hub/catalogue/card.ts";
import { type FileChange, makeCommit } from "#tests/hub/catalogue/make-commit.ts";
import type { CardData, Commit, History } from "#tests/hub/catalogue/repo.ts";
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
  const cards = card === null ? {} : { "README.md": card };
  const attributesFile = { ".gitattributes": attributes };
  if (spec.isNew === true) {
    const only = addCommit(spec.id, null, "initial commit", createdAt, { ...attributesFile, ...cards, ...rest });
    return { branches: new Map([["main", only]]), tags: new Map(), pullRequests: new Map(), discussions: [] };
  }
  const first = addCommit(spec.id, null, "initial commit", createdAt, attributesFile);
  const upload = addCommit(spec.id, first, "Upload model files", halfway(createdAt, lastModified), rest);
  const later = spec.commits ?? [];
  const last = later.reduce((parent, { title, message, author, changes }, at) => {
    const date = between(halfway(createdAt, lastModified), lastModified, (at + 1) / (later.length + 1));
    return addCommit(spec.id, parent, title, date, changes, { message, author });
  }, upload);
  const head = addCommit(spec.id, last, "Update README.md", lastModified, cards);

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
    discussions: [],
  };
}

function addCommit(
  repoId: string,
  parent: Commit | null,
  title: string,
  date: string,
  changes: Changes,
  words: { readonly message?: string | undefined; readonly author?: string | undefined } = {},
): Commit {
  const id = seededHex(`${repoId}\n${parent?.id ?? ""}\n${title}\n${date}`, 40);
  const { message = "", author = repoId.split("/")[0] ?? "" } = words;
  const files = Object.entries(changes).map(([path, value]): [string, FileChange] => [path, fileOf(path, value)]);
  return makeCommit({ id, title, message, date, author, parent }, files);
}

function contents(files: Files): Record<string, Content> {
  return Object.fromEntries(Object.entries(files).map(([path, value]) => [path, contentOf(value)]));
}

function contentOf(value: Content | string): Content {
  return typeof value === "string" ? contentOfText(value) : value;
}

function fileOf(path: string, value: Content | string | null): FileChange {
  if (value === null) return null;
  const content = contentOf(value);
  return { content, isLfs: isLfsByDefault(path, content.sizeBytes) };
}

/** Whether a file belongs in LFS storage by its name or its size. Empty files never do. */
export function isLfsByDefault(path: string, sizeBytes: number): boolean {
  return sizeBytes > 0 && (lfsExtensions.includes(extname(path).slice(1)) || sizeBytes > lfsFromBytes);
}

function halfway(from: string, to: string): string {
  return between(from, to, 0.5);
}

/** The point in time that is this part of the way from one to the other. */
function between(from: string, to: string, part: number): string {
  return new Date(Date.parse(from) + (Date.parse(to) - Date.parse(from)) * part).toISOString();
}
