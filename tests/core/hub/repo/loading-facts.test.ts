import { expect, test } from "vitest";
import { loadingFacts, transformersInfo } from "#core/hub/repo/loading-facts.ts";

const nothing = {
  autoModel: null,
  processor: null,
  hasChatTemplate: false,
  maskWord: null,
  diffusersClass: null,
  peftBase: null,
  peftTask: null,
  sklearnFile: null,
  sklearnFormat: null,
  speechbrainInterface: null,
  adapterBase: null,
};
const read = (answer: { readonly transformersInfo?: unknown }) =>
  loadingFacts(answer, transformersInfo.parse(answer.transformersInfo));

test("plain names pass", () => {
  expect(
    read({
      transformersInfo: { auto_model: "AutoModelForCausalLM", processor: "AutoTokenizer" },
      ...{
        mask_token: "[MASK]",
        config: {
          tokenizer_config: { chat_template: "{{ messages }}" },
          peft: { base_model_name_or_path: "a/b", task_type: "CAUSAL_LM" },
          sklearn: { model: { file: "models/tree.joblib" }, model_format: "pickle" },
          diffusers: { _class_name: "FluxPipeline" },
        },
      },
    }),
  ).toEqual({
    ...nothing,
    autoModel: "AutoModelForCausalLM",
    processor: "AutoTokenizer",
    hasChatTemplate: true,
    maskWord: "[MASK]",
    peftBase: "a/b",
    peftTask: "CAUSAL_LM",
    sklearnFile: "models/tree.joblib",
    sklearnFormat: "pickle",
    diffusersClass: "FluxPipeline",
  });
});

test.each([
  ["nothing", {}],
  ["other types", { config: 7, transformersInfo: "x", mask_token: [] }],
  [
    "code in place of names",
    {
      transformersInfo: { auto_model: "AutoModel; import os", processor: "a\nb" },
      mask_token: '"); evil()',
      config: {
        peft: { base_model_name_or_path: 'a/b"); evil("', task_type: "CAUSAL LM" },
        sklearn: { model: { file: '../../x"; rm -rf ~' }, model_format: "$(evil)" },
        diffusers: { _class_name: "x`y`" },
        speechbrain: { speechbrain_interface: "a.b()" },
        adapter_transformers: { model_name: "not an id" },
      },
    },
  ],
])("%s tells nothing", (_name, answer) => {
  expect(read(answer)).toEqual(nothing);
});
