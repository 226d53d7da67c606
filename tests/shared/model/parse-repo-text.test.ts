import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRepoText, type RepoText } from "#shared/model/parse-repo-text.ts";
import { isRepoId, isRevision } from "#shared/model/repo-id.ts";

const model = { kind: "model", id: "org/name" } as const;
const dataset = { kind: "dataset", id: "org/name" } as const;
const space = { kind: "space", id: "org/name" } as const;
const sha = "0123456789abcdef0123456789abcdef01234567";

type Row = readonly [text: string, read: Partial<RepoText>];

const links: readonly Row[] = [
  ["https://huggingface.co/org/name", model],
  ["http://huggingface.co/org/name/", model],
  ["huggingface.co/org/name", model],
  ["www.huggingface.co/org/name", model],
  ["hf.co/org/name", model],
  ["HTTPS://HuggingFace.co/org/name?library=transformers#files", model],
  ["https://huggingface.co/datasets/org/name", dataset],
  ["https://huggingface.co/spaces/org/name", space],
  ["https://huggingface.co/org/name/tree/main", { ...model, folder: "" }],
  ["https://huggingface.co/org/name/tree/v1.0/onnx/int8", { ...model, revision: "v1.0", folder: "onnx/int8" }],
  ["https://huggingface.co/org/name/tree/refs%2Fpr%2F3", { ...model, revision: "refs/pr/3", folder: "" }],
  ["https://huggingface.co/org/name/tree/refs/pr/3/sub", { ...model, revision: "refs/pr/3", folder: "sub" }],
  [
    "https://huggingface.co/org/name/tree/main?show_file_info=a%2Fmodel.safetensors",
    { ...model, file: "a/model.safetensors" },
  ],
  ["https://huggingface.co/org/name/blob/main/config.json#L10", { ...model, file: "config.json" }],
  [
    "https://huggingface.co/datasets/org/name/resolve/dev/data/train.parquet?download=true",
    { ...dataset, revision: "dev", file: "data/train.parquet" },
  ],
  ["https://huggingface.co/org/name/raw/main/a%20b.txt", { ...model, file: "a b.txt" }],
  [`https://huggingface.co/org/name/commit/${sha}`, { ...model, revision: sha }],
  ["https://huggingface.co/org/name/commits/main", { ...model, isHistory: true }],
  ["https://huggingface.co/org/name/discussions/12", model],
  ["https://huggingface.co/api/models/org/name/revision/v2", { ...model, revision: "v2" }],
  ["https://huggingface.co/api/datasets/org/name/tree/main/data", { ...dataset, folder: "data" }],
  ["https://ana:x@huggingface.co/org/name.git", model],
  ["git@hf.co:datasets/org/name.git", dataset],
  ["hf://org/name", model],
  ["hf://datasets/org/name@v2/data/a.csv", { ...dataset, revision: "v2", file: "data/a.csv" }],
  ["hf://datasets/org/name@refs%2Fconvert%2Fparquet/x", { ...dataset, revision: "refs/convert/parquet", file: "x" }],
  ["hf://datasets/org/name@refs/convert/parquet/x", { ...dataset, revision: "refs/convert/parquet", file: "x" }],
  ["hf.co/org/name:Q4_K_M", { ...model, quantization: "Q4_K_M" }],
];

const commands: readonly Row[] = [
  ["hf download org/name", model],
  ["$ hf download org/name config.json", { ...model, file: "config.json" }],
  ["hf download org/name a.bin b.bin", { ...model, folder: "" }],
  ["hf download --revision v2 org/name", { ...model, revision: "v2" }],
  ["hf download org/name --revision=refs/pr/1 --quiet", { ...model, revision: "refs/pr/1" }],
  ["hf download org/name --repo-type dataset --local-dir ./data", dataset],
  ["huggingface-cli download --repo-type=space org/name", space],
  ['hf download org/name --include "*Q4_K_M*" --local-dir .', { ...model, pattern: "*Q4_K_M*", folder: "" }],
  ["hf download org/name --include='*.gguf'", { ...model, pattern: "*.gguf", folder: "" }],
  ["hf download --include *.json org/name", { ...model, pattern: "*.json", folder: "" }],
  ["hf download org/name --include a b --exclude c d", { ...model, folder: "" }],
  ["HF_HUB_ENABLE_HF_TRANSFER=1 uvx hf download org/name && echo done", model],
  ["hf download \\\n  org/name \\\n  --revision v2", { ...model, revision: "v2" }],
  ["git clone https://huggingface.co/org/name", model],
  [
    "GIT_LFS_SKIP_SMUDGE=1 git clone -b v2 https://huggingface.co/datasets/org/name here",
    { ...dataset, revision: "v2" },
  ],
  ["git lfs clone git@hf.co:spaces/org/name", space],
  ["ollama run hf.co/org/name:Q4_K_M", { ...model, quantization: "Q4_K_M" }],
  ["ollama pull huggingface.co/org/name", model],
  ["docker model run hf.co/org/name", model],
  ["llama-server -hf org/name:Q8_0 -c 4096", { ...model, quantization: "Q8_0" }],
  ["llama-cli --hf-repo org/name --hf-file a.gguf -p hi", { ...model, file: "a.gguf" }],
  ["vllm serve org/name --revision v2", { ...model, revision: "v2" }],
  ["curl -L https://huggingface.co/org/name/resolve/main/a.bin -o a.bin", { ...model, file: "a.bin" }],
  ['AutoModel.from_pretrained("org/name")', model],
  [
    "model = AutoModel.from_pretrained('org/name', revision=\"v2\", subfolder='x')",
    { ...model, revision: "v2", folder: "x" },
  ],
  ['ds = load_dataset("org/name", "en", split="train")', dataset],
  ['snapshot_download(repo_id="org/name", repo_type="space")', space],
  ['hf_hub_download("org/name", "config.json")', { ...model, file: "config.json" }],
  ['pipeline("text-generation", model="org/name")', model],
];

const ids: readonly Row[] = [
  ["org/name", model],
  ["datasets/org/name", dataset],
  ["spaces/org/name", space],
  ["org/name@v2", { ...model, revision: "v2" }],
  ["org/name:Q4_K_M", { ...model, quantization: "Q4_K_M" }],
  ["org/name/config.json", { ...model, file: "config.json" }],
];

describe.each([
  ["link", links],
  ["command", commands],
  ["id", ids],
] as const)("a %s", (from, rows) => {
  test.each(rows)("%s", (text, read) => {
    expect(parseRepoText(text)).toEqual({ from, ...read });
  });
});

test.each([
  "  org/name \n",
  '"org/name"',
  "`org/name`,",
  "<https://huggingface.co/org/name>.",
  "(https://huggingface.co/org/name)",
  "https://huggingface.co/org/name).",
  "\u200bhuggingface.co/org/name\ufeff",
  "“hf download org/name”",
])("what surrounds a copied text is taken off: %j", (text) => {
  expect(parseRepoText(text)).toMatchObject(model);
});

test.each([
  "",
  "name",
  "llama 7b",
  "text generation org/name",
  "https://huggingface.co",
  "https://huggingface.co/org",
  "https://huggingface.co/docs/transformers",
  "https://huggingface.co/models?search=x",
  "https://huggingface.co/papers/2401.1",
  "https://huggingface.co.evil.example/org/name",
  "https://huggingface.co@evil.example/org/name",
  "https://evil.example/huggingface.co/org/name",
  "https://evil.example\\@huggingface.co/org/name",
  "javascript:alert(1)//huggingface.co/org/name",
  "file:///huggingface.co/org/name",
  "https://huggingface.co/org/name/blob/main/../../secret",
  "https://huggingface.co/org/name/blob/main/%2e%2e/x",
  "https://huggingface.co/org/name/blob/main/%00",
  "https://huggingface.co/org/name/blob/%zz/x",
  "https://huggingface.co/org/na%2F..%2Fme",
  "https://huggingface.co/org/name/tree/..%2F..",
  "org/na--me",
  "../name",
  "org/..",
  "a/b/../c",
  `${"a".repeat(60)}/${"b".repeat(60)}`,
  "hf download",
  "hf download org/name --repo-type bucket",
  "hf download ../../etc",
  "hf upload org/name",
  "git clone https://github.com/org/name",
  "ollama run llama3",
  "curl https://evil.example/org/name",
  "hf://buckets/org/name",
  'print("org/name")',
  "x".repeat(5000),
])("nobody's repo: %.80s", (text) => {
  expect(parseRepoText(text)).toBeNull();
});

test("a mirror's links count where the mirror is the Hub that is set, with port and path", () => {
  const hubUrl = "http://127.0.0.1:8080/hf";
  expect(parseRepoText("http://127.0.0.1:8080/hf/datasets/org/name", { hubUrl })).toMatchObject(dataset);
  expect(parseRepoText("127.0.0.1:8080/hf/org/name", { hubUrl })).toMatchObject(model);
  expect(parseRepoText("git clone http://127.0.0.1:8080/hf/org/name", { hubUrl })).toMatchObject(model);
  expect(parseRepoText("http://127.0.0.1:8080/org/name", { hubUrl })).toBeNull();
  expect(parseRepoText("http://127.0.0.1:8081/hf/org/name", { hubUrl })).toBeNull();
  expect(parseRepoText("http://127.0.0.1:8080/hf/org/name")).toBeNull();
});

test("a plain name is of the kind that the place is for, unless it says its own", () => {
  expect(parseRepoText("org/name", { kind: "dataset" })).toMatchObject(dataset);
  expect(parseRepoText("spaces/org/name", { kind: "dataset" })).toMatchObject(space);
  expect(parseRepoText("https://huggingface.co/org/name", { kind: "dataset" })).toMatchObject(model);
});

test("whatever is pasted, the answer is null or names that may become an address", () => {
  const bits = fc.constantFrom(
    ..."hf download git clone https:// huggingface.co hf:// / // @ : ? # % %2f .. . datasets spaces org name --revision --include = ' \" ( ) tree blob main \\ from_pretrained( \u202e \u0000 \n ollama run".split(
      / (?!\()/,
    ),
    " ",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(bits, { maxLength: 25 }).map((parts) => parts.join("")),
    fc.array(bits, { maxLength: 25 }).map((parts) => parts.join(" ")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const read = parseRepoText(text, { hubUrl: "http://127.0.0.1:1" });
      if (read === null) return;
      expect(isRepoId(read.id)).toBe(true);
      if (read.revision !== undefined) expect(isRevision(read.revision)).toBe(true);
      for (const path of [read.file, read.folder]) expect(path?.split("/").includes("..") ?? false).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test("a long text of the worst kind is read at once", () => {
  const start = performance.now();
  for (const unit of ["(", '"', "/", "a/", "hf ", "\\\n", "..", "from_pretrained(", 'x="'])
    parseRepoText(unit.repeat(4096 / unit.length));
  expect(performance.now() - start).toBeLessThan(500);
});
