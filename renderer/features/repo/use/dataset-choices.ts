/** The ways to read a dataset's rows: the libraries that understand hf:// paths. */
import { accessLine, type UseChoice } from "#renderer/features/repo/use/use-choices.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { DatasetDetails } from "#shared/contract/repo-details.ts";

/** What each format's files end in, and how the libraries read it; the first that a dataset has is taken. */
const formats = [
  { format: "parquet", glob: "**/*.parquet", polars: "scan_parquet", pandas: "read_parquet", more: "" },
  { format: "csv", glob: "**/*.csv", polars: "scan_csv", pandas: "read_csv", more: "" },
  { format: "json", glob: "**/*.jsonl", polars: "scan_ndjson", pandas: "read_json", more: ", lines=True" },
] as const;

export function datasetChoices(info: RepoInfo, { formats: stated }: DatasetDetails): UseChoice[] {
  const { repo, revision } = info;
  const needs = accessLine(info);
  const isMain = revision === "main";
  const texts = [
    {
      id: "datasets",
      label: "datasets",
      url: "https://huggingface.co/docs/datasets",
      text: `${needs}# pip install datasets
from datasets import load_dataset

dataset = load_dataset("${repo.id}"${isMain ? "" : `, revision="${revision}"`})`,
    },
  ];
  const found = formats.find(({ format }) => stated.includes(format));
  if (found !== undefined) {
    const { glob, polars, pandas, more } = found;
    const path = `datasets/${repo.id}${isMain ? "" : `@${encodeURIComponent(revision)}`}/${glob}`;
    texts.push(
      {
        id: "pandas",
        label: "pandas",
        url: "https://huggingface.co/docs/hub/datasets-pandas",
        text: `${needs}# pip install pandas pyarrow huggingface_hub
import pandas as pd
from huggingface_hub import HfFileSystem

paths = HfFileSystem().glob("${path}")
rows = pd.${pandas}("hf://" + paths[0]${more})`,
      },
      {
        id: "polars",
        label: "Polars",
        url: "https://huggingface.co/docs/hub/datasets-polars",
        text: `${needs}# pip install polars
import polars as pl

rows = pl.${polars}("hf://${path}").head(100).collect()`,
      },
      {
        id: "duckdb",
        label: "DuckDB",
        url: "https://huggingface.co/docs/hub/datasets-duckdb",
        text: `${needs.replace("#", "--")}SELECT * FROM 'hf://${path}' LIMIT 100;`,
      },
    );
  }
  return texts.map(({ id, label, url, text }) => ({
    id: `library/${id}`,
    group: "Libraries",
    label,
    snippets: [{ title: null, text }],
    link: { label: "Its documentation", url },
    isAtRevision: true,
  }));
}
