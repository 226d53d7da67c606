/** The models that the recordings of hf-inference ask for, and what each was served for. */

export type RecordedModel = {
  readonly task: string;
  /** One vector a text, not one a token. */
  readonly isSentence?: boolean;
  /** Where the answer depends on it. */
  readonly modelType?: string;
};

export const recordedModels: Readonly<Record<string, RecordedModel>> = {
  "distilbert-base-uncased-finetuned-sst-2-english": { task: "text-classification" },
  "distilbert/distilbert-base-uncased-finetuned-sst-2-english": { task: "text-classification" },
  gpt2: { task: "text-generation" },
  "openai-community/gpt2": { task: "text-generation" },
  "google/flan-t5-xxl": { task: "text-generation" },
  "meta-llama/Llama-2-7b-hf": { task: "text-generation" },
  "meta-llama/Llama-3.2-3B": { task: "text-generation" },
  "google/gemma-2b": { task: "text-generation" },
  "mistralai/Mistral-7B-Instruct-v0.2": { task: "conversational" },
  "HuggingFaceH4/zephyr-7b-beta": { task: "conversational" },
  "dbmdz/bert-large-cased-finetuned-conll03-english": { task: "token-classification" },
  "google/vit-base-patch16-224": { task: "image-classification" },
  "facebook/wav2vec2-large-960h-lv60-self": { task: "automatic-speech-recognition" },
  "facebook/detr-resnet-50": { task: "object-detection" },
  "facebook/detr-resnet-50-panoptic": { task: "image-segmentation" },
  "facebook/bart-large-cnn": { task: "summarization" },
  "google/pegasus-xsum": { task: "summarization" },
  "nlpconnect/vit-gpt2-image-captioning": { task: "image-to-text" },
  "stabilityai/stable-diffusion-2": { task: "text-to-image" },
  "lllyasviel/sd-controlnet-canny": { task: "image-to-image" },
  "lllyasviel/sd-controlnet-depth": { task: "image-to-image" },
  "impira/layoutlm-document-qa": { task: "document-question-answering" },
  "naver-clova-ix/donut-base-finetuned-docvqa": {
    task: "document-question-answering",
    modelType: "vision-encoder-decoder",
  },
  "dandelin/vilt-b32-finetuned-vqa": { task: "visual-question-answering" },
  "scikit-learn/Fish-Weight": { task: "tabular-regression" },
  "vvmnnnkv/wine-quality": { task: "tabular-classification" },
  "facebook/bart-base": { task: "feature-extraction" },
  "sentence-transformers/distilbert-base-nli-mean-tokens": { task: "feature-extraction", isSentence: true },
  "sentence-transformers/paraphrase-xlm-r-multilingual-v1": { task: "sentence-similarity", isSentence: true },
  "openai/clip-vit-large-patch14-336": { task: "zero-shot-image-classification" },
  "t5-base": { task: "translation" },
  "google-t5/t5-base": { task: "translation" },
  "deepset/roberta-base-squad2": { task: "question-answering" },
  "bert-base-uncased": { task: "fill-mask" },
  "google-bert/bert-base-uncased": { task: "fill-mask" },
  "google/tapas-base-finetuned-wtq": { task: "table-question-answering" },
  "facebook/bart-large-mnli": { task: "zero-shot-classification" },
  "espnet/kan-bayashi_ljspeech_vits": { task: "text-to-speech" },
  "superb/hubert-large-superb-er": { task: "audio-classification" },
  "speechbrain/sepformer-wham": { task: "audio-to-audio" },
};
