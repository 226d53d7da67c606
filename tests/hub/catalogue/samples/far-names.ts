/** Sample repos that try a list's patience: the longest names there can be, titles of other scripts and directions, next to no facts. */
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";

const running = {
  stage: "RUNNING",
  hardware: { current: "cpu-basic", requested: "cpu-basic" },
  storage: null,
  gcTimeout: null,
  replicas: { current: 1, requested: 1 },
  errorMessage: null,
} as const;

export const farNames: readonly RepoSpec[] = [
  {
    id: "saltmarsh-institute-of-tidal-language/Estuary-32B-Instruct-Long-Context-Distilled-v2.1-AWQ-4bit",
    pipelineTag: "text-generation",
    libraryName: "transformers",
    cardData: {
      license: "other",
      license_name: "estuary-community",
      language: ["ar", "he", "fa", "ur", "zh", "ja", "ko"],
    },
    card: "# مصب النهر\n\nنموذج لغوي للنصوص الطويلة.\n\n長い文脈のための言語モデル。\n",
    safetensors: { parameters: { I32: 3_840_000_000, BF16: 1_600_000_000 }, total: 32_320_000_000 },
    gated: "manual",
    files: { "config.json": "{}\n" },
    downloads: 1_204_331,
    likes: 2_311,
    trendingScore: 3,
  },
  { id: "x/y", cardData: null, files: { "a.txt": "a" }, downloads: 0, likes: 0, trendingScore: 2 },
  {
    kind: "dataset",
    id: "saltmarsh-institute-of-the-sea/water-levels-of-every-harbour-1850-to-2025-cleaned",
    cardData: {
      license: "cc-by-nc-sa-4.0",
      task_categories: ["time-series-forecasting"],
      size_categories: ["n<1K"],
    },
    tags: ["format:parquet", "format:csv", "modality:tabular", "modality:timeseries", "modality:geospatial"],
    card: "# גאות ושפל\n\nלוחות של כל הנמלים.\n",
    files: { "tables.csv": "harbour,height\n" },
    downloads: 88_120,
    likes: 140,
    trendingScore: 3,
  },
  {
    kind: "space",
    id: "saltmarsh/letters-from-the-lighthouse",
    cardData: { title: "رسائل من المنارة — 灯台からの手紙 — Письма с маяка 🗼📮", emoji: "🗼", sdk: "gradio" },
    space: { sdk: "gradio", models: [], datasets: [], runtime: running },
    files: { "app.py": "" },
    downloads: 0,
    likes: 77,
    trendingScore: 3,
  },
];
