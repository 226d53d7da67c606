/** A byte-level BPE tokenizer whose vocabulary and merges fit together, as tokenizer.json holds it. */
import { seededRandom } from "#tests/hub/content/random.ts";

export type Tokenizer = { readonly vocab: readonly string[]; readonly merges: readonly string[] };

const special = ["<|begin|>", "<|end|>", "<|pad|>"];
const syllables = [
  "a",
  "e",
  "i",
  "o",
  "u",
  "n",
  "r",
  "s",
  "t",
  "l",
  "d",
  "m",
  "k",
  "p",
  "g",
  "b",
  "v",
  "h",
  "c",
  "f",
  "w",
  "y",
];

/** Single characters, then `mergeCount` tokens, each of which joins two earlier ones. */
export function makeTokenizer(seed: string, mergeCount = 1500): Tokenizer {
  const random = seededRandom(`tokenizer ${seed}`);
  const printable = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at));
  const vocab = [...special, ...printable, "Ġ", "Ċ"];
  const known = new Set(vocab);
  const pool = ["Ġ", ...syllables];
  const merges: string[] = [];
  while (merges.length < mergeCount) {
    const left = pool[random.int(pool.length)] ?? "a";
    const right = pool[1 + random.int(pool.length - 1)] ?? "e";
    const joined = left + right;
    if (known.has(joined) || joined.length > 12 || right.startsWith("Ġ")) continue;
    known.add(joined);
    vocab.push(joined);
    merges.push(`${left} ${right}`);
    pool.push(joined);
  }
  return { vocab, merges };
}

/** The value of tokenizer.json. */
export function tokenizerJson({ vocab, merges }: Tokenizer): unknown {
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: special.map((content, id) => ({
      ...{ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true },
    })),
    normalizer: null,
    pre_tokenizer: { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: null,
    decoder: { type: "ByteLevel", add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: "BPE",
      dropout: null,
      unk_token: null,
      fuse_unk: false,
      byte_fallback: false,
      vocab: Object.fromEntries(vocab.map((token, id) => [token, id])),
      merges,
    },
  };
}

export const chatTemplate =
  "{% for message in messages %}<|begin|>{{ message.role }}\n{{ message.content }}<|end|>\n{% endfor %}" +
  "{% if add_generation_prompt %}<|begin|>assistant\n{% endif %}";

/** The value of tokenizer_config.json. */
export function tokenizerConfig(contextLength: number, canChat: boolean): unknown {
  return {
    tokenizer_class: "PreTrainedTokenizerFast",
    bos_token: "<|begin|>",
    eos_token: "<|end|>",
    pad_token: "<|pad|>",
    model_max_length: contextLength,
    clean_up_tokenization_spaces: false,
    ...(canChat ? { chat_template: chatTemplate } : {}),
  };
}
