/** Lines of a .env file that set a variable to a token. Rules: dotenv's (quotes, export, comments, colon, CRLF), one line each. */

export type DotenvToken = {
  readonly name: string;
  readonly token: string;
  readonly hasExport: boolean;
  /** From 1. */
  readonly line: number;
  /** The whole line with its end, in UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
};

const assignment = /^[ \t\ufeff]*(export[ \t]+)?([\w.-]{1,200})(?:[ \t]*=[ \t]*|:[ \t]+)(.*)$/;
const quoted = /^(["'`])([^\r\n]*?)\1[ \t]*(?:#.*)?$/;
/** Which values are tokens; what else a variable holds is nobody's business here. */
const tokenShape = /^(?:hf_|api_org_)[A-Za-z0-9_.-]{16,1000}$/;

/** All of them, in the order of the file. A commented-out line sets nothing. */
export function readDotenv(text: string): readonly DotenvToken[] {
  const found: DotenvToken[] = [];
  for (const { content, line, start, end } of linesOf(text)) {
    const [, exported, name = "", rest = ""] = assignment.exec(content) ?? [];
    const value = quoted.exec(rest.trim())?.[2] ?? rest.replace(/#.*$/, "");
    const token = value.trim();
    if (name !== "" && tokenShape.test(token)) {
      found.push({ name, token, hasExport: exported !== undefined, line, start, end });
    }
  }
  return found;
}

/** The lines of a text with where they are; `end` is after the line's end. */
export function* linesOf(text: string): Generator<{ content: string; line: number; start: number; end: number }> {
  const lineEnd = /\r\n|\r|\n|$/g;
  let start = 0;
  for (let line = 1; start < text.length; line += 1) {
    lineEnd.lastIndex = start;
    const match = lineEnd.exec(text);
    const stop = match?.index ?? text.length;
    const end = stop + (match?.[0].length ?? 0);
    yield { content: text.slice(start, stop), line, start, end };
    start = end;
  }
}
