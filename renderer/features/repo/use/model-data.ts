/** A model as the snippet library wants it, made of checked fields alone: what it puts into code is ids, plain names and tags that it compares. */
import type { ModelData } from "@huggingface/tasks";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { ModelDetails } from "#shared/contract/repo-details.ts";
import { isRepoId } from "#shared/model/repo-id.ts";

const plain = /^[\w.+-]{1,100}$/;
const plainOnly = (text: string | null) => (text !== null && plain.test(text) ? text : undefined);

/** The library tells "missing" from "there", so what is undefined or null is left out. */
function present(part: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined && value !== null));
}

export function modelData(info: RepoInfo, details: ModelDetails): ModelData {
  const { loading, config, gguf, safetensors } = details;
  const method = plainOnly(config.quantization?.method ?? null);
  const bases = info.card.baseModels.filter(isRepoId);
  const pipelineTag = plainOnly(info.pipelineTag);
  const transformersInfo = present({
    auto_model: loading.autoModel,
    processor: loading.processor,
    pipeline_tag: pipelineTag,
  });
  const parameters = safetensors?.parameters.map(({ dtype, count }) => [dtype, count]) ?? [];
  const data = present({
    id: info.repo.id,
    inference: "",
    private: info.isPrivate,
    tags: info.tags.filter((tag) => plain.test(tag)),
    pipeline_tag: pipelineTag,
    library_name: plainOnly(info.library),
    mask_token: loading.maskWord,
    cardData: present({ base_model: bases.length > 1 ? bases : bases[0] }),
    transformersInfo: loading.autoModel === null ? undefined : transformersInfo,
    safetensors: safetensors && {
      parameters: Object.fromEntries(parameters),
      total: safetensors.total,
      sharded: false,
    },
    gguf:
      gguf &&
      present({
        total: gguf.total ?? 0,
        architecture: plainOnly(gguf.architecture),
        context_length: gguf.contextLength,
      }),
    config: present({
      architectures: config.architectures.filter((name) => plain.test(name)),
      model_type: plainOnly(config.modelType),
      quantization_config: method === undefined ? undefined : { quant_method: method },
      tokenizer_config: loading.hasChatTemplate ? { chat_template: "" } : undefined,
      diffusers: loading.diffusersClass === null ? undefined : { _class_name: loading.diffusersClass },
      peft: present({ base_model_name_or_path: loading.peftBase, task_type: loading.peftTask }),
      sklearn: present({ model: present({ file: loading.sklearnFile }), model_format: loading.sklearnFormat }),
      speechbrain: present({ speechbrain_interface: loading.speechbrainInterface }),
      adapter_transformers: present({ model_name: loading.adapterBase }),
    }),
  });
  // The library's type is that of the Hub's answer; this has the same names, with what passed the checks.
  return data as unknown as ModelData;
}
