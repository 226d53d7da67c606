/**
 * Python's stored_tokens: an INI file as configparser writes it, one section per token. Reads it leniently for showing, and says
 * whether it may be rewritten: only a file that Python itself reads, and of which this parser understood every line.
 * Source: configparser.py (defaults, interpolation off), huggingface_hub utils/_auth.py.
 */

export type StoredSection = {
  readonly name: string;
  /** The header's line and the one after the section's last, from 0. */
  readonly startLine: number;
  readonly endLine: number;
  readonly fields: readonly { readonly key: string; readonly value: string; readonly line: number }[];
};

export type StoredTokens = {
  readonly sections: readonly StoredSection[];
  /** Why the file may not be rewritten; null where it may. */
  readonly oddity: string | null;
};

/** Reads the file's text. Never throws. */
export function readStoredTokens(text: string): StoredTokens {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const sections: { name: string; startLine: number; endLine: number; fields: StoredSection["fields"][number][] }[] =
    [];
  let oddity: string | null = text.startsWith("\ufeff") ? "It begins with a byte order mark." : null;
  const note = (what: string) => {
    oddity ??= what;
  };
  for (const [number, line] of lines.entries()) {
    const content = line.trim();
    const current = sections.at(-1);
    if (content === "") continue;
    if (/^[#;]/.test(content)) {
      note(`Line ${number + 1} is a comment, which would be lost.`);
      continue;
    }
    if (/^\s/.test(line)) note(`Line ${number + 1} is indented.`);
    const header = /^\[(.+)\]/.exec(content)?.[1];
    if (header !== undefined) {
      if (sections.some(({ name }) => name === header)) note(`The name in line ${number + 1} is there twice.`);
      if (header === "DEFAULT") note(`Line ${number + 1} begins defaults.`);
      if (content !== `[${header}]`) note(`Line ${number + 1} has more than a name.`);
      if (current !== undefined) current.endLine = number;
      sections.push({ name: header, startLine: number, endLine: lines.length, fields: [] });
      continue;
    }
    const field = /^([^=:]*?)\s*[=:]\s*(.*)$/.exec(content);
    if (field?.[1] === undefined || field[1] === "" || field[2] === undefined || current === undefined) {
      note(`Line ${number + 1} is no name and no value.`);
      continue;
    }
    const key = field[1].toLowerCase();
    if (current.fields.some((one) => one.key === key)) note(`Line ${number + 1} says the same as one before.`);
    current.fields.push({ key, value: field[2], line: number });
  }
  return { sections, oddity };
}

export type TokenFields = ReadonlyMap<string, string>;

/** The sections as maps of what they say. */
export function fieldsByName(read: StoredTokens): Map<string, TokenFields> {
  return new Map(
    read.sections.map(({ name, fields }) => [name, new Map(fields.map(({ key, value }) => [key, value]))]),
  );
}

/**
 * The file's text as Python writes it, sorted by name; null when it would not read back as the same, as with a name that breaks
 * the format.
 */
export function writeStoredTokens(tokens: ReadonlyMap<string, TokenFields>, lineEnd = "\n"): string | null {
  const names = [...tokens.keys()].sort(byCodePoint);
  const lines = names.flatMap((name) => [
    `[${name}]`,
    ...[...(tokens.get(name) ?? [])].map(([key, value]) => `${key} = ${value}`),
    "",
  ]);
  const text = lines.map((line) => line + lineEnd).join("");
  const back = readStoredTokens(text);
  if (back.oddity !== null || !isSame(fieldsByName(back), tokens)) return null;
  return text;
}

/** Why a token cannot have this name in the file; null where it can. */
export function whyNotName(name: string): string | null {
  if (name.trim() === "") return "The name is empty.";
  if (name !== name.trim()) return "The name begins or ends with a space.";
  if (name === "DEFAULT") return "DEFAULT has a meaning of its own in that file.";
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff]/u.test(name))
    return "The name has a line break or another invisible character.";
  // Older Pythons end the name at the first one.
  if (name.includes("]")) return "The name has a ], which ends a name in that file.";
  if (name.length > 200) return "The name is too long.";
  return null;
}

function isSame(a: ReadonlyMap<string, TokenFields>, b: ReadonlyMap<string, TokenFields>): boolean {
  const flat = (map: ReadonlyMap<string, TokenFields>) =>
    JSON.stringify([...map].sort(([x], [y]) => byCodePoint(x, y)).map(([name, fields]) => [name, [...fields]]));
  return flat(a) === flat(b);
}

/** As Python compares text, which differs from JavaScript beyond the basic plane. */
function byCodePoint(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  for (const [index, one] of x.entries()) {
    const other = y[index];
    if (other === undefined) return 1;
    if (one !== other) return (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
  }
  return x.length - y.length;
}
