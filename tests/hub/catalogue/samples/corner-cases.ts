/** Sample repos for the corners: hostile cards, awkward names, many files, no card, nothing at all, withdrawn. */
import type { Changes, Files, RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { hostileCard } from "#tests/hub/catalogue/samples/hostile-card.ts";
import { markdownCard } from "#tests/hub/catalogue/samples/markdown-card.ts";
import { type Content, contentOfJson } from "#tests/hub/content/content.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { chartPicture, scenePicture } from "#tests/hub/content/png.ts";
import { melody } from "#tests/hub/content/wav.ts";

export const cornerCases: readonly RepoSpec[] = [
  {
    id: "fieldnotes/card-rendering-tests",
    cardData: {
      license: "cc0-1.0",
      language: ["en", "ar", "ja"],
      tags: ["markdown"],
      base_model: "northwind-ai/Aster-Nano-Instruct",
      datasets: ["northwind-ai/plain-instructions"],
      "model-index": [{ name: "rendering", results: [{ task: { type: "reading" }, metrics: [{ value: 61.2 }] }] }],
    },
    card: markdownCard,
    files: { "images/chart.png": chartPicture("rendering"), "images/with space.png": scenePicture("rendering") },
    downloads: 210,
    likes: 12,
  },
  {
    id: "fieldnotes/hostile-card",
    cardData: { license: "cc0-1.0", tags: ["test", "<script>alert(1)</script>"] },
    card: hostileCard,
    files: { "config.json": "{ not json\n" },
    downloads: 41,
    likes: 2,
  },
  {
    id: "fieldnotes/awkward-names",
    cardData: { license: "cc0-1.0" },
    card: "# Awkward names\n\nEvery file here has a name that something somewhere trips over.\n",
    files: awkwardFiles,
    downloads: 77,
    likes: 5,
  },
  {
    id: "fieldnotes/shoreline-recordings",
    pipelineTag: "audio-classification",
    cardData: { license: "cc-by-4.0" },
    card: "# Shoreline recordings\n\nThree hundred recordings and what they show, one file each.\n",
    files: () => manyFiles(300),
    downloads: 930,
    likes: 18,
  },
  {
    id: "pixel-orchard/no-card",
    cardData: null,
    files: { "model.bin": patternBytes("pixel-orchard/no-card", 3_000_000), "config.json": "{}\n" },
    downloads: 64,
    likes: 1,
  },
  { id: "pixel-orchard/nothing-yet", cardData: null, files: {}, downloads: 0, likes: 0, trendingScore: 0 },
  {
    id: "tessera/withdrawn",
    isDisabled: true,
    pipelineTag: "text-generation",
    card: "# Withdrawn\n\nThe Hub has disabled this repo.\n",
    files: { "config.json": "{}\n", "model.bin": patternBytes("withdrawn", 1_000_000) },
    downloads: 5,
    likes: 0,
  },
  {
    id: "loomworks/multilingual-instruction-following-baseline-with-extended-context-window-and-tools-v2",
    pipelineTag: "text-generation",
    libraryName: "transformers",
    card: "# A long name\n\nLong names have to fit somewhere.\n",
    files: { "config.json": contentOfJson({ model_type: "llama" }) },
    downloads: 19,
    likes: 3,
  },
  {
    id: "saltmarsh/tide-tables",
    pipelineTag: "tabular-regression",
    libraryName: "sklearn",
    cardData: { license: "unlicense" },
    card: "# Tide tables\n\nHeights of the tide from the moon. A formula, not a model.\n",
    files: {
      "coefficients.json": contentOfJson({ m2: 1.42, s2: 0.51, n2: 0.29 }),
      "example.csv": "hour,height\n0,3.1\n6,0.4\n",
    },
    downloads: 120,
    likes: 9,
    commits: manyCommits(130),
    branches: { draft: { "example.csv": "hour,height\n0,3.0\n" }, ...manyBranches(24) },
    gitTags: { "2024": {}, "2025": {}, "2026": {} },
  },
];

function awkwardFiles(): Record<string, string> {
  const names = [
    "a file with spaces.txt",
    "100% sure.txt",
    "question?.txt",
    "hash#tag.txt",
    "plus+and&and=.txt",
    "quote'\"quote.txt",
    "semi;colon,comma.txt",
    "Ünïcödé/日本語/文書.txt",
    "emoji-🐚.txt",
    "right-to-left-\u202Etxt.exe",
    "UPPER.txt",
    "upper.txt",
    "con.txt",
    "trailing-dot.",
    ".hidden",
    "deep/er/and/deep/er/and/deep/er/still/here.txt",
    `${"long-".repeat(40)}name.txt`,
  ];
  return Object.fromEntries(names.map((name) => [name, `This file is called ${JSON.stringify(name)}.\n`]));
}

function manyFiles(count: number): Files {
  const files: Record<string, Content> = {};
  for (let at = 1; at <= count; at += 1) {
    const number = String(at).padStart(4, "0");
    files[`recordings/${number}.json`] = contentOfJson({ number: at, place: "north bank", seconds: 2 + (at % 7) });
  }
  files["recordings-sample/0001.wav"] = melody("recording 1", 1);
  return files;
}

/** Mostly plain ones, and some whose words a screen may trip over. */
function manyCommits(count: number): NonNullable<RepoSpec["commits"]> {
  const odd = [
    { title: "<b>Not bold</b> & <script>alert(1)</script>", author: "bo-weaver" },
    { title: "تحديث جداول المد والجزر 🌊", message: "הטבלה תוקנה.\nשתי שורות." },
    { title: "潮汐表を更新する", author: "kim-o" },
    {
      title: `Reword ${"everything about the tides and the moon, ".repeat(8)}at last`,
      message: "Line one.\n\nLine three.",
    },
    { title: "right-to-left \u202Etxt.exe", message: "" },
  ];
  return Array.from({ length: count }, (_, at) => {
    const week = { changes: { "weeks.txt": `${at + 1}\n` } };
    const strange = odd[count - 2 - at];
    return strange === undefined ? { title: `Week ${at + 1}`, ...week } : { ...strange, ...week };
  });
}

function manyBranches(count: number): Record<string, Changes> {
  const branches: Record<string, Changes> = {};
  for (let at = 1; at <= count; at += 1) branches[`week-${at}`] = { "week.txt": `${at}\n` };
  return branches;
}
