/** Turns what the file system threw into a problem that a person can act on. */
import type { Problem } from "#shared/model/problem.ts";

const whys: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full.",
  EDQUOT: "Your disk quota is used up.",
  EACCES: "Hubdeck may not read or write there.",
  EPERM: "Hubdeck may not read or write there.",
  EROFS: "The disk is read-only.",
  ENOENT: "The file or folder is not there.",
  ENOTDIR: "A part of the path is a file, not a folder.",
  EISDIR: "There is a folder of that name.",
  ENAMETOOLONG: "The path is too long for this disk.",
  EMFILE: "Too many files are open.",
  ENFILE: "Too many files are open.",
  EIO: "The disk reports an error.",
  EBUSY: "Another program is using it.",
  EFBIG: "The file is too large for this disk.",
};

/** The problem (DISK_FULL or DISK) for an error at `path`; an unknown error is shown by its code. */
export function diskProblem(error: unknown, path: string): Problem {
  const code = errorCode(error);
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  return {
    code: isFull ? "DISK_FULL" : "DISK",
    what: `Could not use ${path.slice(0, 400)}`,
    why: whys[code] ?? `The file system refused (${code}).`,
    action: { type: "retry", label: "Try again" },
  };
}

/** The system's code of an error, such as `ENOENT`; `unknown` where it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}
