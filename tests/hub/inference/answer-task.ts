/** What answers each task of hf-inference (reference section 10.6). */
import type { AnswerTask } from "#tests/hub/inference/task-call.ts";
import { completeText } from "#tests/hub/inference/tasks/complete-text.ts";
import { drawPicture, redrawPicture } from "#tests/hub/inference/tasks/draw-picture.ts";
import { compareSentences, extractFeatures } from "#tests/hub/inference/tasks/embed-text.ts";
import { fillMask } from "#tests/hub/inference/tasks/fill-mask.ts";
import { answerQuestion, classifyTokens } from "#tests/hub/inference/tasks/find-spans.ts";
import { classifySound, cleanSound, transcribe } from "#tests/hub/inference/tasks/hear-sound.ts";
import { classifyText, classifyZeroShot } from "#tests/hub/inference/tasks/label-text.ts";
import { answerFromTable, classifyRows, regressRows } from "#tests/hub/inference/tasks/read-table.ts";
import { summarize, translate } from "#tests/hub/inference/tasks/rewrite-text.ts";
import {
  answerAboutDocument,
  answerAboutPicture,
  classifyPicture,
  classifyPictureZeroShot,
  describePicture,
  detectObjects,
  segmentPicture,
} from "#tests/hub/inference/tasks/see-picture.ts";
import { speakText } from "#tests/hub/inference/tasks/speak-text.ts";

/** Every task but chat, which has routes of its own. */
export const taskAnswers: Readonly<Record<string, AnswerTask>> = {
  "text-classification": classifyText,
  "token-classification": classifyTokens,
  "question-answering": answerQuestion,
  "table-question-answering": answerFromTable,
  "fill-mask": fillMask,
  "zero-shot-classification": classifyZeroShot,
  translation: translate,
  summarization: summarize,
  "text-generation": completeText,
  "sentence-similarity": compareSentences,
  "feature-extraction": extractFeatures,
  "image-classification": classifyPicture,
  "zero-shot-image-classification": classifyPictureZeroShot,
  "object-detection": detectObjects,
  "image-segmentation": segmentPicture,
  "image-to-text": describePicture,
  "image-to-image": redrawPicture,
  "automatic-speech-recognition": transcribe,
  "audio-classification": classifySound,
  "audio-to-audio": cleanSound,
  "text-to-speech": speakText,
  "text-to-audio": speakText,
  "text-to-image": drawPicture,
  "document-question-answering": answerAboutDocument,
  "visual-question-answering": answerAboutPicture,
  "tabular-classification": classifyRows,
  "tabular-regression": regressRows,
};
