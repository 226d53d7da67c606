/** A model of several parts in folders of their own, as diffusers lays them out; or of one part at the top. */
import { type CardText, cardText } from "#tests/hub/catalogue/recipes/card-text.ts";
import { shardedWeights } from "#tests/hub/catalogue/recipes/sharded-weights.ts";
import { type Files, filesOf, type RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { type Content, contentOfJson } from "#tests/hub/content/content.ts";
import { countParameters, type Tensor, type TensorType } from "#tests/hub/content/safetensors.ts";

type Component = {
  /** The folder; empty for the top. */
  readonly folder: string;
  /** config.json of the component; null for one without. */
  readonly config: Readonly<Record<string, unknown>> | null;
  /** Number of parameters, rounded to whole layers. */
  readonly parameters: number;
  readonly type: TensorType;
  /** The weight file without its ending. Default `model`. */
  readonly stem?: string;
};

export type ComponentModel = Omit<RepoSpec, "card" | "safetensors"> & {
  readonly components: readonly Component[];
  readonly text: CardText;
};

/** The repo of a model made of components. */
export function componentModel({ components, text, ...spec }: ComponentModel): RepoSpec {
  const firstConfig = components[0]?.config;
  return {
    ...(spec.libraryName === "diffusers" || firstConfig == null ? {} : { config: firstConfig }),
    ...spec,
    card: cardText(text),
    safetensors: countParameters(components.flatMap(tensorsOf)),
    files: () => ({ ...componentFiles(spec.id, components), ...filesOf(spec) }),
  };
}

function componentFiles(id: string, components: readonly Component[]): Files {
  const files: Record<string, Content | string> = {};
  for (const component of components) {
    const lead = component.folder === "" ? "" : `${component.folder}/`;
    const weights = shardedWeights(`${id} ${component.folder}`, tensorsOf(component), undefined, component.stem);
    if (component.config !== null) files[`${lead}config.json`] = contentOfJson(component.config);
    for (const [name, content] of Object.entries(weights)) files[lead + name] = content;
  }
  return files;
}

/** About `parameters` values in square layers of at most a million. */
function tensorsOf({ folder, stem = "model", parameters, type }: Component): Tensor[] {
  const name = folder === "" ? stem : folder;
  const side = parameters >= 4_000_000 ? 1024 : 256;
  const layers = Math.max(1, Math.round(parameters / (side * side + side)));
  return Array.from({ length: layers }, (_, layer): Tensor[] => [
    { name: `${name}.blocks.${layer}.linear.weight`, type, shape: [side, side] },
    { name: `${name}.blocks.${layer}.linear.bias`, type, shape: [side] },
  ]).flat();
}
