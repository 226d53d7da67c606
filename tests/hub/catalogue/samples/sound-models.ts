/** Sample repos: models that hear and speak. */

import { plainModel } from "#tests/hub/catalogue/recipes/plain-model.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { chartPicture } from "#tests/hub/content/png.ts";
import { melody } from "#tests/hub/content/wav.ts";

export const soundModels: readonly RepoSpec[] = [
  plainModel({
    id: "helios/Lumen-Small-EN",
    task: "automatic-speech-recognition",
    architecture: "WhisperForConditionalGeneration",
    modelType: "whisper",
    parameters: 244_000_000,
    cardData: { license: "mit", language: ["en"] },
    downloads: 112_400,
    likes: 842,
    trendingScore: 77,
    lastModified: "2026-11-20T09:12:00.000Z",
    files: { "samples/lighthouse.wav": melody("lighthouse"), "samples/harbour.wav": melody("harbour") },
    text: {
      title: "Lumen Small",
      intro: "English speech to text, with times for every word.",
      picture: { path: "missing-on-purpose.png", alt: "Error rates by noise level" },
    },
  }),
  plainModel({
    id: "helios/Lumen-Tiny-Multilingual",
    task: "automatic-speech-recognition",
    architecture: "WhisperForConditionalGeneration",
    modelType: "whisper",
    parameters: 39_000_000,
    cardData: { license: "mit", language: ["multilingual"] },
    downloads: 40_020,
    likes: 233,
    text: { title: "Lumen Tiny", intro: "Forty languages, forty million parameters." },
  }),
  plainModel({
    id: "helios/voicebank-tts",
    task: "text-to-speech",
    architecture: "VitsModel",
    modelType: "vits",
    parameters: 82_000_000,
    cardData: { license: "apache-2.0", language: ["en", "fr"] },
    downloads: 61_300,
    likes: 1422,
    files: { "voices/anna.wav": melody("anna"), "voices/jules.wav": melody("jules"), "voices/mo.wav": melody("mo") },
    text: { title: "Voicebank", intro: "Three voices, given by people who agreed to it in writing." },
  }),
  plainModel({
    id: "helios/speaker-mood",
    task: "audio-classification",
    architecture: "Wav2Vec2ForSequenceClassification",
    modelType: "wav2vec2",
    parameters: 95_000_000,
    labels: ["calm", "glad", "cross", "tired"],
    cardData: { license: "cc-by-4.0", language: ["en"] },
    downloads: 2200,
    likes: 40,
    text: {
      title: "Speaker mood",
      intro: "Calm, glad, cross or tired. It is often wrong about people it does not know.",
    },
  }),
  plainModel({
    id: "saltmarsh/birdsong-40",
    task: "audio-classification",
    architecture: "ASTForAudioClassification",
    modelType: "audio-spectrogram-transformer",
    parameters: 86_000_000,
    labels: ["redshank", "curlew", "sedge warbler", "oystercatcher", "lapwing", "avocet", "reed bunting"],
    cardData: { license: "cc-by-sa-4.0", tags: ["birds", "biology"] },
    downloads: 5410,
    likes: 318,
    files: { "samples/redshank.wav": melody("redshank"), "images/by-species.png": chartPicture("birds") },
    text: {
      title: "Forty birds",
      intro: "Waders and warblers of the salt marsh.",
      picture: { path: "images/by-species.png", alt: "Hits by species" },
    },
  }),
];
