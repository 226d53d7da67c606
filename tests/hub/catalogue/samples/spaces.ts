/** Sample repos: Spaces of every kind, on all sorts of hardware, and in every state that a Space can be in. */
import type { SpaceFacts } from "#tests/hub/catalogue/repo.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";

const appText: Readonly<Record<SpaceFacts["sdk"], string>> = {
  gradio: "import gradio as gr\n\ngr.Interface(lambda name: name, 'text', 'text').launch()\n",
  streamlit: "import streamlit as st\n\nst.title('Tides')\n",
  docker: "from flask import Flask\n\nFlask(__name__).run(port=7860)\n",
  static: "<!doctype html>\n<title>Birds</title>\n<h1>Birds</h1>\n",
};

export const sampleSpaces: readonly RepoSpec[] = [
  space("northwind-ai/chat-with-aster", "gradio", on("RUNNING", "zero-a10g"), {
    title: "Chat with Aster",
    emoji: "🌼",
    models: ["northwind-ai/Aster-7B-Instruct", "northwind-ai/Aster-Nano-Instruct"],
    likes: 903,
    trendingScore: 91,
  }),
  space("helios/lumen-live", "gradio", on("RUNNING", "t4-small", { replicas: 2, storage: "small" }), {
    title: "Lumen Live",
    emoji: "🎙️",
    models: ["helios/Lumen-Small-EN"],
    datasets: ["helios/voice-postcards"],
    likes: 240,
    trendingScore: 40,
  }),
  space("marais-vision/pixelry-studio", "docker", on("SLEEPING", "a10g-large", { sleepSeconds: 3600 }), {
    title: "Pixelry Studio",
    emoji: "🎨",
    models: ["marais-vision/Pixelry-XL"],
    likes: 511,
  }),
  space("fieldnotes/bird-board", "static", on("RUNNING", null), { title: "Bird board", emoji: "🐦", likes: 18 }),
  space("saltmarsh/tide-clock", "streamlit", on("BUILDING", "cpu-basic"), {
    title: "Tide clock",
    emoji: "🌊",
    likes: 9,
  }),
  space("loomworks/broken-loom", "gradio", on("BUILD_ERROR", "cpu-basic", { error: "pip exited with 1" }), {
    title: "Broken loom",
    emoji: "🧵",
    likes: 2,
  }),
  space("loomworks/tangled", "gradio", on("RUNTIME_ERROR", "cpu-upgrade", { error: "Exit code: 137" }), {
    title: "Tangled",
    emoji: "🪢",
    likes: 1,
  }),
  space("tessera/paused-demo", "docker", on("PAUSED", "a100-large"), { title: "Paused", emoji: "⏸️", likes: 30 }),
  space("pixel-orchard/first-steps", "gradio", on("NO_APP_FILE", null), {
    title: "First steps",
    emoji: "🌱",
    likes: 0,
  }),
  space("northwind-ai/moving-house", "gradio", on("RUNNING_BUILDING", "cpu-basic", { requested: "l4x1" }), {
    title: "Moving house",
    emoji: "📦",
    likes: 4,
  }),
  space("tessera/config-mistake", "docker", on("CONFIG_ERROR", null, { error: "Missing app_port" }), {
    title: "Config mistake",
    emoji: "🔧",
    likes: 0,
  }),
  {
    ...space("ana-m/shanty-box-private", "gradio", on("STOPPED", "cpu-basic"), {
      title: "Shanty box",
      emoji: "⚓",
      models: ["ana-m/aster-nano-sea-shanties"],
      likes: 0,
    }),
    isPrivate: true,
  },
  {
    ...space("tessera/withdrawn-demo", "static", on("PAUSED", null), { title: "Withdrawn", emoji: "🚫", likes: 0 }),
    isDisabled: true,
  },
];

type About = {
  readonly title: string;
  readonly emoji: string;
  readonly likes: number;
  readonly trendingScore?: number;
  readonly models?: readonly string[];
  readonly datasets?: readonly string[];
};

function space(id: string, sdk: SpaceFacts["sdk"], runtime: SpaceFacts["runtime"], about: About): RepoSpec {
  const { title, emoji, models = [], datasets = [], likes } = about;
  const file = sdk === "static" ? "index.html" : "app.py";
  return {
    kind: "space",
    id,
    cardData: { title, emoji, colorFrom: "blue", colorTo: "green", sdk, app_file: file, pinned: false, license: "mit" },
    card: "Check out the configuration reference at https://huggingface.co/docs/hub/spaces-config-reference\n",
    space: { sdk, runtime, models, datasets },
    files: {
      ...(runtime.stage === "NO_APP_FILE" ? {} : { [file]: appText[sdk] }),
      ...(sdk === "docker" ? { Dockerfile: "FROM python:3.12-slim\nCOPY app.py .\nCMD python app.py\n" } : {}),
      ...(sdk === "static" ? {} : { "requirements.txt": `${sdk === "docker" ? "flask" : sdk}\n` }),
    },
    downloads: 0,
    likes,
    ...(about.trendingScore === undefined ? {} : { trendingScore: about.trendingScore }),
  };
}

type RuntimeOptions = {
  readonly requested?: string;
  readonly replicas?: number;
  readonly storage?: string;
  readonly sleepSeconds?: number;
  readonly error?: string;
};

function on(stage: string, hardware: string | null, options: RuntimeOptions = {}): SpaceFacts["runtime"] {
  const { requested = hardware, replicas = 1, storage = null, sleepSeconds = 172_800, error = null } = options;
  const isUp = stage.startsWith("RUNNING");
  return {
    stage,
    hardware: { current: isUp ? hardware : null, requested },
    storage,
    gcTimeout: sleepSeconds,
    replicas: { current: isUp ? replicas : 0, requested: replicas },
    errorMessage: error,
  };
}
