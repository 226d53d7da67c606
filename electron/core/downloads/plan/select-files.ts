/** Which of a repo's files a selection takes, in the Hub's order. Each preset's rule is stated at its function. */
import { compilePattern } from "#core/downloads/plan/match-pattern.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Selection } from "#shared/contract/downloads.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { formatRank, isProjector, quantisationOf, type WeightFormat, weightFormat } from "#shared/model/weights.ts";

type Named = { readonly path: string };

/** Throws ProblemError NOT_FOUND when a chosen file, format or quantisation is not in the repo. */
export function selectFiles<File extends Named>(files: readonly File[], selection: Selection): readonly File[] {
  switch (selection.type) {
    case "everything":
      return files;
    case "safetensors":
      return safetensorsOnly(files);
    case "quantisation":
      return oneQuantisation(files, selection.label);
    case "one-format":
      return oneFormat(files);
    case "patterns":
      return byPatterns(files, selection);
    case "paths":
      return chosen(files, selection.paths);
    default:
      return assertNever(selection);
  }
}

const otherChoice = "Another choice of files has what the repo holds.";

/** A file passes that matches an include pattern (or there are none) and no exclude pattern. */
function byPatterns<File extends Named>(
  files: readonly File[],
  { include, exclude }: { readonly include: readonly string[]; readonly exclude: readonly string[] },
): readonly File[] {
  const included = include.map(compilePattern);
  const excluded = exclude.map(compilePattern);
  return files.filter(
    ({ path }) =>
      (included.length === 0 || included.some((takes) => takes(path))) && !excluded.some((takes) => takes(path)),
  );
}

/** Everything but weights in another format than safetensors. */
function safetensorsOnly<File extends Named>(files: readonly File[]): readonly File[] {
  const formats = files.map(weightFormat);
  if (!formats.includes("safetensors")) throw notThere("This repo has no weights in safetensors", otherChoice);
  return files.filter((_, index) => formats[index] === null || formats[index] === "safetensors");
}

/** The GGUF files of the quantisation, everything that is not weights, and of the projectors (mmproj) one: F16 where there is a choice. */
function oneQuantisation<File extends Named>(files: readonly File[], label: string): readonly File[] {
  const wanted = label.toUpperCase();
  if (!files.some((file) => quantisationOf(file) === wanted)) {
    throw notThere(`This repo has no files in the quantisation ${label.slice(0, 40)}`, otherChoice);
  }
  const projectors = files.filter(isProjector);
  const projector = projectors.find(({ path }) => /[-_.]f16[-_.]/i.test(path)) ?? projectors[0];
  return files.filter((file) => file === projector || quantisationOf(file) === wanted || weightFormat(file) === null);
}

/** Folders that hold the same weights for another runtime. */
const runtimeFolders: ReadonlySet<string> = new Set(["onnx", "openvino", "coreml", "tflite", "flax", "tf", "original"]);

/**
 * Each folder's weights in one format only: safetensors, else PyTorch, GGUF, Flax, TensorFlow, ONNX, … in the order of
 * weights.ts. A folder named after a runtime (`onnx/`, `openvino/`, `original/`, …) goes with all its weights where the folder
 * it lies in has weights of its own. Files that are not weights all stay.
 */
function oneFormat<File extends Named>(files: readonly File[]): readonly File[] {
  const best = new Map<string, WeightFormat>();
  for (const file of files) {
    const format = weightFormat(file);
    if (format === null) continue;
    const folder = folderOf(file.path);
    const before = best.get(folder);
    if (before === undefined || formatRank(format) < formatRank(before)) best.set(folder, format);
  }
  return files.filter((file) => {
    const format = weightFormat(file);
    if (format === null) return true;
    const segments = file.path.split("/").slice(0, -1);
    const runtime = segments.findIndex((name) => runtimeFolders.has(name.toLowerCase()));
    if (runtime >= 0 && best.has(segments.slice(0, runtime).join("/"))) return false;
    return best.get(folderOf(file.path)) === format;
  });
}

function chosen<File extends Named>(files: readonly File[], paths: readonly string[]): readonly File[] {
  const wanted = new Set(paths);
  const found = files.filter((file) => wanted.delete(file.path));
  const [missing] = wanted;
  if (missing === undefined) return found;
  const why = "It may have been renamed or removed at this revision.";
  throw notThere(`There is no file “${missing.slice(0, 200)}” in this repo`, why);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function notThere(what: string, why: string): ProblemError {
  return new ProblemError({ code: "NOT_FOUND", what, why, action: null });
}
