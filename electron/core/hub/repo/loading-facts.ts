/**
 * What code that loads a model has to name: classes, files, interfaces. It becomes part of code that a person copies and runs,
 * so only plain names pass; whatever an author could hide code in is dropped.
 */
import * as z from "zod";
import type { ModelDetails } from "#shared/contract/repo-details.ts";
import { isRepoId } from "#shared/model/repo-id.ts";

type Loading = ModelDetails["loading"];

const matching = (pattern: RegExp) =>
  z
    .string()
    .regex(pattern)
    .nullish()
    .transform((text) => text ?? null)
    .catch(null);
const identifier = matching(/^[A-Za-z_]\w{0,99}$/);
const fileName = matching(/^(?!.*\.\.)[\w][\w./-]{0,199}$/);
const repoIdText = z
  .string()
  .refine(isRepoId)
  .nullish()
  .transform((text) => text ?? null)
  .catch(null);

/** An object of which each part is unknown where it is missing. */
const part = <Shape extends z.ZodRawShape>(shape: Shape) => {
  const object = z.object(shape);
  return object.catch(() => object.parse({}));
};

export const transformersInfo = part({ auto_model: identifier, processor: identifier });

const config = part({
  diffusers: part({ _class_name: identifier }),
  peft: part({ base_model_name_or_path: repoIdText, task_type: identifier }),
  sklearn: part({ model: part({ file: fileName }), model_format: identifier }),
  speechbrain: part({ speechbrain_interface: identifier }),
  adapter_transformers: part({ model_name: repoIdText }),
  tokenizer_config: part({ chat_template: z.unknown().optional() }),
  chat_template_jinja: z.unknown().optional(),
});
const answer = part({ config, mask_token: matching(/^[<[][\w|]{1,20}[>\]]$/) });

/** Of a model's info, with what `transformersInfo` said. */
export function loadingFacts(json: unknown, info: z.infer<typeof transformersInfo>): Loading {
  const { config: found, mask_token } = answer.parse(json);
  return {
    autoModel: info.auto_model,
    processor: info.processor,
    hasChatTemplate: Boolean(found.tokenizer_config.chat_template ?? found.chat_template_jinja),
    maskWord: mask_token,
    diffusersClass: found.diffusers._class_name,
    peftBase: found.peft.base_model_name_or_path,
    peftTask: found.peft.task_type,
    sklearnFile: found.sklearn.model.file,
    sklearnFormat: found.sklearn.model_format,
    speechbrainInterface: found.speechbrain.speechbrain_interface,
    adapterBase: found.adapter_transformers.model_name,
  };
}
