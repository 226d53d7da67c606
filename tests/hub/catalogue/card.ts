/** Model cards: front matter in YAML, then Markdown. */
import type { CardData } from "#tests/hub/catalogue/repo.ts";

/** README.md of a repo. Without a body it gets a short one. */
export function renderCard(repoId: string, cardData: CardData, body = `# ${repoId.split("/")[1]}\n`): string {
  const lines = Object.entries(cardData).map(([key, value]) => yamlEntry(key, value));
  return lines.length === 0 ? body : `---\n${lines.join("")}---\n\n${body}`;
}

/** One top-level entry; JSON is valid YAML, so nested values are written as that. */
function yamlEntry(key: string, value: unknown): string {
  if (Array.isArray(value)) return `${key}:\n${value.map((item) => `- ${scalar(item)}\n`).join("")}`;
  return `${key}: ${scalar(value)}\n`;
}

function scalar(value: unknown): string {
  if (
    typeof value === "string" &&
    /^[A-Za-z][\w./-]*$/.test(value) &&
    !/^(?:yes|no|on|off|true|false|null)$/i.test(value)
  ) {
    return value;
  }
  return JSON.stringify(value);
}
