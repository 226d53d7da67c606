/** Sample repos: a model for each task of hf-inference that the other lists have none for. */
import { plainModel } from "#tests/hub/catalogue/recipes/plain-model.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { taskOffer } from "#tests/hub/catalogue/samples/offers.ts";
import { contentOfBytes, contentOfJson } from "#tests/hub/content/content.ts";

const permissive = { license: "apache-2.0", language: ["en"] };

/** A pipeline of scikit-learn: no tensors, one small file. */
function tabularModel(id: string, task: string, columns: readonly string[], text: string): RepoSpec {
  return {
    id,
    pipelineTag: task,
    libraryName: "sklearn",
    tags: ["tabular"],
    cardData: { license: "bsd-3-clause" },
    card: `# ${id.split("/")[1]}\n\n${text}\n\nColumns: ${columns.join(", ")}.\n`,
    downloads: 410,
    likes: 17,
    providers: [taskOffer(task)],
    files: {
      "config.json": contentOfJson({ sklearn: { columns, model: { file: "model.skops" }, task } }),
      "model.skops": contentOfBytes(Buffer.from(`PK stand-in of ${id}`)),
    },
  };
}

export const otherTaskModels: readonly RepoSpec[] = [
  plainModel({
    id: "marais-vision/say-what-you-see",
    task: "image-to-text",
    architecture: "VisionEncoderDecoderModel",
    modelType: "vision-encoder-decoder",
    parameters: 61_000_000,
    cardData: permissive,
    downloads: 3120,
    likes: 88,
    text: { title: "Say what you see", intro: "One plain sentence for a picture, for people who cannot see it." },
  }),
  plainModel({
    id: "marais-vision/ink-outline",
    task: "image-to-image",
    architecture: "Swin2SRForImageSuperResolution",
    modelType: "swin2sr",
    parameters: 12_000_000,
    cardData: { license: "apache-2.0" },
    downloads: 1730,
    likes: 64,
    text: { title: "Ink outline", intro: "Draws the edges of a picture, in the colour that the prompt suggests." },
  }),
  plainModel({
    id: "marais-vision/label-anything",
    task: "zero-shot-image-classification",
    architecture: "CLIPModel",
    modelType: "clip",
    parameters: 84_000_000,
    cardData: permissive,
    downloads: 6020,
    likes: 140,
    text: { title: "Label anything", intro: "You name the labels; it says how well each fits the picture." },
  }),
  plainModel({
    id: "marais-vision/ask-a-picture",
    task: "visual-question-answering",
    architecture: "ViltForQuestionAnswering",
    modelType: "vilt",
    parameters: 87_000_000,
    cardData: permissive,
    downloads: 2490,
    likes: 71,
    text: { title: "Ask a picture", intro: "Short answers to short questions about what is in a picture." },
  }),
  plainModel({
    id: "helios/quiet-room",
    task: "audio-to-audio",
    architecture: "SepformerSeparation",
    modelType: "speechbrain",
    parameters: 26_000_000,
    cardData: { license: "apache-2.0", tags: ["audio-to-audio"] },
    downloads: 980,
    likes: 39,
    text: { title: "Quiet room", intro: "Takes the noise out of a recording of speech." },
  }),
  plainModel({
    id: "helios/tide-music",
    task: "text-to-audio",
    architecture: "MusicgenForConditionalGeneration",
    modelType: "musicgen",
    parameters: 59_000_000,
    cardData: { license: "cc-by-nc-4.0", tags: ["music"] },
    downloads: 1210,
    likes: 102,
    text: { title: "Tide music", intro: "A few soft notes for a few words." },
  }),
  tabularModel(
    "saltmarsh/mud-or-sand",
    "tabular-classification",
    ["depth_cm", "salinity", "grain_um"],
    "What the ground is made of, from three measurements: a class from 0 to 9.",
  ),
  tabularModel(
    "saltmarsh/eel-weight",
    "tabular-regression",
    ["length_cm", "girth_cm", "age"],
    "How many grams an eel weighs that nobody wants to put on a scale.",
  ),
];
