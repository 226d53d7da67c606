/** Sample repos: datasets in the usual formats, gated, private, withdrawn, empty and renamed ones. */
import { samplePerson } from "#tests/hub/auth/tokens.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { type Content, contentOfText } from "#tests/hub/content/content.ts";
import { parquetFile } from "#tests/hub/content/parquet.ts";
import { scenePicture } from "#tests/hub/content/png.ts";
import { seededRandom } from "#tests/hub/content/random.ts";
import { melody } from "#tests/hub/content/wav.ts";

const places = ["harbour", "quarry", "orchard", "saltmarsh", "lighthouse", "ferry", "market", "bridge"];
const clinic = samplePerson.organisations[1].resourceGroups[0];
const weather = ["clear", "overcast", "fog", "drizzle", "gale"];

export const sampleDatasets: readonly RepoSpec[] = [
  {
    ...dataset("northwind-ai/plain-instructions", "Short instructions and what a patient person answers.", {
      license: "apache-2.0",
      language: ["en"],
      task_categories: ["text-generation", "question-answering"],
      size_categories: ["n<1K"],
      pretty_name: "Plain Instructions",
      configs: [{ config_name: "default", data_files: [{ split: "train", path: "data/train-*.parquet" }] }],
    }),
    tags: ["format:parquet", "modality:text", "library:datasets"],
    files: () => ({
      "data/train-00000-of-00002.parquet": instructions(1, 120),
      "data/train-00001-of-00002.parquet": instructions(2, 90),
      "data/test-00000-of-00001.parquet": instructions(3, 20),
    }),
    downloads: 48_210,
    likes: 612,
    trendingScore: 44,
    branches: { "refs/convert/parquet": { "default/train/0000.parquet": instructions(1, 120) } },
    gitTags: { "v1.0": {} },
    pullRequests: { "1": { "data/test-00000-of-00001.parquet": instructions(4, 21) } },
  },
  {
    ...dataset("saltmarsh/tide-gauge", "Water levels of one gauge, hour by hour.", {
      license: "cc-by-4.0",
      task_categories: ["time-series-forecasting", "tabular-regression"],
      size_categories: ["n<1K"],
    }),
    tags: ["format:csv", "modality:tabular", "modality:timeseries"],
    files: () => ({ "gauge.csv": tides("gauge", 240), "stations.csv": "station,lat,lon\nnorth bank,53.1,0.3\n" }),
    downloads: 8_412,
    likes: 57,
  },
  {
    ...dataset("fieldnotes/bird-sightings", "What was seen, where, in which weather.", {
      license: "cc0-1.0",
      language: ["en", "fr"],
      task_categories: ["text-classification"],
      size_categories: ["n<1K"],
    }),
    tags: ["format:json", "modality:text"],
    files: () => ({ "train.jsonl": sightings("train", 200), "validation.jsonl": sightings("validation", 40) }),
    downloads: 2_031,
    likes: 33,
  },
  {
    ...dataset("helios/voice-postcards", "Short recordings with their words.", {
      license: "cc-by-sa-4.0",
      language: ["en"],
      task_categories: ["automatic-speech-recognition"],
      size_categories: ["n<1K"],
    }),
    tags: ["format:audiofolder", "modality:audio"],
    files: () => ({
      "audio/0001.wav": melody("postcard 1", 1),
      "audio/0002.wav": melody("postcard 2", 1),
      "metadata.csv": "file_name,transcription\naudio/0001.wav,wish you were here\naudio/0002.wav,the sea is loud\n",
    }),
    downloads: 5_120,
    likes: 88,
  },
  {
    ...dataset("marais-vision/small-scenes", "Drawn scenes for trying things.", {
      license: "mit",
      task_categories: ["image-classification"],
      size_categories: ["n<1K"],
    }),
    tags: ["format:imagefolder", "modality:image"],
    files: () => Object.fromEntries(places.map((place) => [`train/${place}/0001.png`, scenePicture(place)])),
    downloads: 990,
    likes: 21,
  },
  {
    ...dataset("tessera/clause-pairs", "Clauses that mean the same.", {
      license: "other",
      language: ["de"],
      task_categories: ["sentence-similarity"],
      extra_gated_prompt: "These clauses come from real contracts. Say who you are.",
      extra_gated_fields: {
        Affiliation: "text",
        Country: "country",
        Purpose: { type: "select", options: ["research", "teaching"] },
        "I will not identify anyone": "checkbox",
      },
    }),
    gated: "manual",
    files: () => ({ "pairs.csv": "one,other\nDer Mieter zahlt.,Die Miete wird vom Mieter gezahlt.\n" }),
    downloads: 301,
    likes: 14,
  },
  {
    ...dataset("northwind-ai/gated-dialogues", "Dialogues for whoever agrees to the terms.", {
      license: "cc-by-nc-4.0",
      language: ["en"],
      task_categories: ["text-generation"],
    }),
    gated: "auto",
    files: () => ({ "dialogues.jsonl": '{"turns":["Is the ferry running?","Not in this fog."]}\n' }),
    downloads: 1_544,
    likes: 40,
  },
  {
    ...dataset("helios/dictation-private", "Not for others.", { license: "other" }),
    isPrivate: true,
    resourceGroup: clinic,
    files: { "dictation.csv": "id,words\n1,patient feels well\n" },
    downloads: 2,
    likes: 0,
  },
  {
    ...dataset("ana-m/reading-list", "Books, and when I read them.", { license: "cc0-1.0", language: ["fr"] }),
    files: { "books.csv": "title,year\nLes Marées,2024\n" },
    downloads: 3,
    likes: 1,
  },
  { ...dataset("pixel-orchard/empty-set", "Nothing here yet.", {}), cardData: null, files: {}, downloads: 0, likes: 0 },
  {
    ...dataset("tessera/withdrawn-corpus", "The Hub has disabled this dataset.", { license: "other" }),
    isDisabled: true,
    files: { "corpus.txt": "gone\n" },
    downloads: 9,
    likes: 0,
  },
  {
    ...dataset("loomworks/many-shards", "A dataset in many small pieces.", {
      license: "apache-2.0",
      language: ["en"],
      size_categories: ["1K<n<10K"],
    }),
    tags: ["format:parquet", "modality:tabular"],
    files: () => Object.fromEntries(Array.from({ length: 24 }, (_, at) => [shardName(at, 24), instructions(at, 8)])),
    downloads: 640,
    likes: 6,
  },
];

function dataset(id: string, intro: string, cardData: RepoSpec["cardData"]): RepoSpec {
  return {
    kind: "dataset",
    id,
    cardData: cardData ?? null,
    card: `# ${id.split("/")[1]}\n\n${intro}\n`,
    description: `\n\t\n\t\t${intro}\n\t\n\n`,
  };
}

function shardName(at: number, count: number): string {
  return `data/train-${String(at).padStart(5, "0")}-of-${String(count).padStart(5, "0")}.parquet`;
}

function instructions(seed: number, rows: number): Content {
  const random = seededRandom(`instructions ${seed}`);
  const numbers = Array.from({ length: rows }, (_, at) => at);
  const asked = numbers.map(() => `Describe the ${places[random.int(places.length)]}.`);
  const answered = numbers.map(() => `It is ${weather[random.int(weather.length)]} there.`);
  return parquetFile([
    { name: "id", data: Int32Array.from(numbers), type: "INT32" },
    { name: "instruction", data: asked, type: "STRING" },
    { name: "answer", data: answered, type: "STRING" },
    { name: "rating", data: numbers.map(() => random.int(50) / 10), type: "DOUBLE" },
  ]);
}

function tides(seed: string, hours: number): Content {
  const random = seededRandom(`tides ${seed}`);
  const lines = Array.from({ length: hours }, (_, hour) => {
    const level = 2.4 + 1.6 * Math.sin((hour / 12.42) * 2 * Math.PI) + random.int(20) / 100;
    return `${new Date(Date.UTC(2026, 8, 1, hour)).toISOString()},${level.toFixed(2)}\n`;
  });
  return contentOfText(`time,metres\n${lines.join("")}`);
}

function sightings(seed: string, count: number): Content {
  const random = seededRandom(`sightings ${seed}`);
  const line = (at: number): string =>
    JSON.stringify({
      id: at,
      place: places[random.int(places.length)],
      weather: weather[random.int(weather.length)],
      count: random.int(40),
    });
  return contentOfText(Array.from({ length: count }, (_, at) => `${line(at)}\n`).join(""));
}
