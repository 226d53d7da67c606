/** A model of one part that hf-inference serves. */
import { type ComponentModel, componentModel } from "#tests/hub/catalogue/recipes/component-model.ts";
import { filesOf, type RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { taskOffer } from "#tests/hub/catalogue/samples/offers.ts";
import { contentOfJson } from "#tests/hub/content/content.ts";

export type PlainModel = Omit<ComponentModel, "components" | "pipelineTag"> & {
  readonly task: string;
  readonly architecture: string;
  readonly modelType: string;
  readonly parameters: number;
  /** The labels that it knows. */
  readonly labels?: readonly string[];
};

/** The repo of a model of one part. */
export function plainModel({ task, architecture, modelType, parameters, labels = [], ...spec }: PlainModel): RepoSpec {
  const config = { architectures: [architecture], model_type: modelType };
  const named = labels.length === 0 ? config : { ...config, id2label: Object.fromEntries(labels.entries()) };
  return componentModel({
    pipelineTag: task,
    libraryName: "transformers",
    providers: [taskOffer(task)],
    config,
    ...spec,
    components: [{ folder: "", config: named, parameters, type: "F32" }],
    files: { "preprocessor_config.json": contentOfJson({ do_normalize: true, size: 224 }), ...filesOf(spec) },
  });
}
