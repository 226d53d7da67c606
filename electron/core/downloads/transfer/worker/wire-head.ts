/** The head of an HTTP/1.1 answer, read strictly: one that is not as plain as file servers send it is not for us. Pure. */

export type WireHead = {
  readonly status: number;
  /** By lower-case name; of a name that comes twice the first. */
  readonly headers: Readonly<Record<string, string>>;
  /** None where it is not said: of a refusal or a redirect the head says all, and waiting for its end may take for ever. */
  readonly bodyBytes: number;
  /** Whether the connection can serve another request. */
  readonly staysOpen: boolean;
};

export const headBytesMax = 32_768;

const statusLine = /^HTTP\/1\.1 ([2-5]\d\d)(?: [^\p{Cc}]*)?$/u;
const headerLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*((?:[^\p{Cc}]|\t)*?)[ \t]*$/u;
/** What may come once only, or the answer's length is in doubt. */
const lengthNames: ReadonlySet<string> = new Set(["content-length", "transfer-encoding"]);

/** `text` is the head without the empty line that ends it. Null for one that another reader must judge. */
export function readWireHead(text: string): WireHead | null {
  const [first = "", ...lines] = text.split("\r\n");
  const [, status] = statusLine.exec(first) ?? [];
  if (status === undefined || status === "204" || status === "304") return null;
  const headers: Record<string, string> = Object.create(null);
  for (const line of lines) {
    const [, name, value] = headerLine.exec(line) ?? [];
    if (name === undefined || value === undefined) return null;
    const key = name.toLowerCase();
    if (key in headers && lengthNames.has(key)) return null;
    headers[key] ??= value;
  }
  const length = headers["content-length"] ?? "";
  const hasLength = /^\d{1,15}$/.test(length) && !("transfer-encoding" in headers);
  if (!hasLength && Number(status) < 300) return null;
  return {
    status: Number(status),
    headers,
    bodyBytes: hasLength ? Number(length) : 0,
    staysOpen: hasLength && !/\bclose\b/i.test(headers["connection"] ?? ""),
  };
}
