/** Sample repos: models that see and draw. */

import { componentModel } from "#tests/hub/catalogue/recipes/component-model.ts";
import { plainModel } from "#tests/hub/catalogue/recipes/plain-model.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { taskOffer } from "#tests/hub/catalogue/samples/offers.ts";
import { contentOfJson } from "#tests/hub/content/content.ts";
import { scenePicture } from "#tests/hub/content/png.ts";

export const visionModels: readonly RepoSpec[] = [
  componentModel({
    id: "marais-vision/Pixelry-XL",
    pipelineTag: "text-to-image",
    libraryName: "diffusers",
    gated: "auto",
    cardData: {
      license: "openrail++",
      extra_gated_prompt: "Agree not to make pictures of real people without their consent.",
      extra_gated_button_content: "Agree and access",
    },
    downloads: 31_050,
    likes: 2710,
    trendingScore: 84,
    components: [
      {
        folder: "unet",
        config: { _class_name: "UNet2DConditionModel" },
        parameters: 2_600_000_000,
        type: "F16",
        stem: "diffusion_pytorch_model",
      },
      { folder: "text_encoder", config: { architectures: ["CLIPTextModel"] }, parameters: 820_000_000, type: "F16" },
      {
        folder: "vae",
        config: { _class_name: "AutoencoderKL" },
        parameters: 84_000_000,
        type: "F16",
        stem: "diffusion_pytorch_model",
      },
    ],
    files: {
      "model_index.json": contentOfJson({
        _class_name: "StableDiffusionXLPipeline",
        unet: ["diffusers", "UNet2DConditionModel"],
        vae: ["diffusers", "AutoencoderKL"],
      }),
      "scheduler/scheduler_config.json": contentOfJson({ _class_name: "EulerDiscreteScheduler" }),
      "gallery/marsh.png": scenePicture("marsh"),
      "gallery/dunes.png": scenePicture("dunes"),
    },
    text: {
      title: "Pixelry XL",
      intro: "Pictures of 1024 by 1024 from a sentence.",
      picture: { path: "gallery/marsh.png", alt: "A marsh in the morning" },
    },
    providers: [{ provider: "fal-ai", providerId: "fal-ai/pixelry-xl", task: "text-to-image", status: "live" }],
  }),
  componentModel({
    id: "marais-vision/Pixelry-Nano",
    pipelineTag: "text-to-image",
    libraryName: "diffusers",
    cardData: { license: "openrail++", base_model: "marais-vision/Pixelry-XL" },
    downloads: 12_770,
    likes: 431,
    components: [
      {
        folder: "unet",
        config: { _class_name: "UNet2DConditionModel" },
        parameters: 62_000_000,
        type: "F16",
        stem: "diffusion_pytorch_model",
      },
      {
        folder: "vae",
        config: { _class_name: "AutoencoderKL" },
        parameters: 9_000_000,
        type: "F16",
        stem: "diffusion_pytorch_model",
      },
    ],
    files: {
      "model_index.json": contentOfJson({ _class_name: "StableDiffusionPipeline" }),
      "gallery/harbour.png": scenePicture("harbour"),
    },
    text: {
      title: "Pixelry Nano",
      intro: "Small pictures in one second on a laptop.",
      picture: { path: "gallery/harbour.png", alt: "A harbour" },
    },
    providers: [taskOffer("text-to-image")],
  }),
  plainModel({
    id: "marais-vision/heron-detect",
    task: "object-detection",
    architecture: "DetrForObjectDetection",
    modelType: "detr",
    parameters: 41_000_000,
    labels: ["heron", "egret", "crane"],
    cardData: { license: "apache-2.0", tags: ["birds"] },
    downloads: 8870,
    likes: 156,
    files: { "images/example.png": scenePicture("heron") },
    text: {
      title: "Heron detect",
      intro: "Boxes around herons, egrets and the odd crane.",
      picture: { path: "./images/example.png", alt: "A marsh with birds" },
    },
  }),
  plainModel({
    id: "marais-vision/shoreline-seg",
    task: "image-segmentation",
    architecture: "SegformerForSemanticSegmentation",
    modelType: "segformer",
    parameters: 27_000_000,
    labels: ["mud", "plants", "water", "sky"],
    cardData: { license: "apache-2.0" },
    downloads: 2980,
    likes: 61,
    text: { title: "Shoreline", intro: "Water, mud, plants, sky: one mask each." },
  }),
  plainModel({
    id: "marais-vision/loupe-classifier",
    task: "image-classification",
    architecture: "ViTForImageClassification",
    modelType: "vit",
    parameters: 86_000_000,
    cardData: { license: "mit" },
    downloads: 55_310,
    likes: 402,
    text: { title: "Loupe", intro: "A thousand everyday things." },
  }),
  plainModel({
    id: "tessera/form-reader",
    task: "document-question-answering",
    architecture: "LayoutLMForQuestionAnswering",
    modelType: "layoutlm",
    parameters: 127_000_000,
    cardData: { license: "mit", language: ["en"] },
    downloads: 7440,
    likes: 188,
    text: { title: "Form reader", intro: "Ask a scanned form what it says." },
  }),
  plainModel({
    id: "saltmarsh/depth-tide",
    task: "depth-estimation",
    architecture: "DPTForDepthEstimation",
    modelType: "dpt",
    parameters: 24_000_000,
    cardData: { license: "apache-2.0" },
    providers: [],
    downloads: 1490,
    likes: 73,
    text: { title: "Depth tide", intro: "How far away everything is, from one picture." },
  }),
];
