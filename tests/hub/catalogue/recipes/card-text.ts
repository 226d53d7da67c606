/** Cards that read like cards: an introduction, what is good at what, numbers, code, a picture, limits. */

export type CardText = {
  readonly title: string;
  readonly intro: string;
  readonly points?: readonly string[];
  /** Column heads, then rows. */
  readonly table?: readonly (readonly string[])[];
  /** A picture in the repo. */
  readonly picture?: { readonly path: string; readonly alt: string };
  readonly code?: { readonly language: string; readonly text: string };
  readonly limits?: string;
  /** What is done and what is still to come. */
  readonly plan?: readonly (readonly [isDone: boolean, text: string])[];
};

/** The Markdown of a card. */
export function cardText(card: CardText): string {
  const { title, intro, points, table, picture, code, limits, plan } = card;
  const sections = [`# ${title}\n\n${intro}\n`];
  if (points !== undefined) sections.push(`## At a glance\n\n${points.map((point) => `- ${point}\n`).join("")}`);
  if (picture !== undefined) sections.push(`![${picture.alt}](${picture.path})\n`);
  if (code !== undefined) sections.push(`## Use\n\n\`\`\`${code.language}\n${code.text}\n\`\`\`\n`);
  if (table !== undefined) sections.push(`## Results\n\n${markdownTable(table)}`);
  if (plan !== undefined) {
    sections.push(`## Plan\n\n${plan.map(([isDone, text]) => `- [${isDone ? "x" : " "}] ${text}\n`).join("")}`);
  }
  if (limits !== undefined) sections.push(`## Limits\n\n> ${limits}\n`);
  return sections.join("\n");
}

function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  const rule = line(head.map((_, column) => (column === 0 ? "---" : "---:")));
  return line(head) + rule + rows.map(line).join("");
}
