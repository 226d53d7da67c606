/**
 * The Hub's pipeline tags with a label for people, grouped by what goes in. A tag that is not here is shown as it is.
 * Source: the Hub's list of tasks (@huggingface/tasks 0.21), without the hidden ones.
 */

type TagGroup = { readonly group: string; readonly tags: Readonly<Record<string, string>> };

export const pipelineTagGroups: readonly TagGroup[] = [
  {
    group: "Text",
    tags: {
      "text-generation": "Text generation",
      "text-classification": "Text classification",
      "token-classification": "Token classification",
      "question-answering": "Question answering",
      "table-question-answering": "Table question answering",
      "zero-shot-classification": "Zero-shot classification",
      translation: "Translation",
      summarization: "Summarization",
      "feature-extraction": "Feature extraction",
      "sentence-similarity": "Sentence similarity",
      "text-ranking": "Text ranking",
      "fill-mask": "Fill mask",
    },
  },
  {
    group: "Several kinds at once",
    tags: {
      "image-text-to-text": "Image and text to text",
      "audio-text-to-text": "Audio and text to text",
      "video-text-to-text": "Video and text to text",
      "image-text-to-image": "Image and text to image",
      "image-text-to-video": "Image and text to video",
      "visual-question-answering": "Visual question answering",
      "document-question-answering": "Document question answering",
      "visual-document-retrieval": "Visual document retrieval",
      "any-to-any": "Any to any",
    },
  },
  {
    group: "Pictures and video",
    tags: {
      "text-to-image": "Text to image",
      "image-to-image": "Image to image",
      "image-to-text": "Image to text",
      "image-classification": "Image classification",
      "object-detection": "Object detection",
      "image-segmentation": "Image segmentation",
      "mask-generation": "Mask generation",
      "depth-estimation": "Depth estimation",
      "keypoint-detection": "Keypoint detection",
      "image-feature-extraction": "Image feature extraction",
      "zero-shot-image-classification": "Zero-shot image classification",
      "zero-shot-object-detection": "Zero-shot object detection",
      "unconditional-image-generation": "Unconditional image generation",
      "text-to-video": "Text to video",
      "image-to-video": "Image to video",
      "video-to-video": "Video to video",
      "video-classification": "Video classification",
      "text-to-3d": "Text to 3D",
      "image-to-3d": "Image to 3D",
    },
  },
  {
    group: "Sound",
    tags: {
      "automatic-speech-recognition": "Speech recognition",
      "text-to-speech": "Text to speech",
      "text-to-audio": "Text to audio",
      "audio-to-audio": "Audio to audio",
      "audio-classification": "Audio classification",
      "voice-activity-detection": "Voice activity detection",
    },
  },
  {
    group: "Other",
    tags: {
      "tabular-classification": "Tabular classification",
      "tabular-regression": "Tabular regression",
      "time-series-forecasting": "Time series forecasting",
      "reinforcement-learning": "Reinforcement learning",
      robotics: "Robotics",
      "graph-ml": "Graph machine learning",
    },
  },
];

const labels = new Map(pipelineTagGroups.flatMap(({ tags }) => Object.entries(tags)));

/** A pipeline tag as people read it: `Text generation`. An unknown tag keeps its words: `new-task` becomes `New task`. */
export function pipelineTagLabel(tag: string): string {
  const words = tag.replaceAll("-", " ");
  return labels.get(tag) ?? words.charAt(0).toUpperCase() + words.slice(1);
}
