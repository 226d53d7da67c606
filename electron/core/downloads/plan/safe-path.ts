/**
 * Decides whether a file path from a repo may become a path below a folder of ours. Repo contents are untrusted:
 * a path that could leave the folder, or that this system would take for something else, is refused and never repaired.
 */

/** The longest file or folder name that common file systems take, in bytes of UTF-8. */
const segmentBytesMax = 255;

/** The longest path that the contract and the stores take, in UTF-16 units. */
const pathLengthMax = 1024;

/** Names of devices on Windows, with or without an ending. Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const windowsDevice = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
const windowsForbidden = /[<>:"|?*]|[. ]$/;

/**
 * Why the path cannot be used, as the end of a sentence, or null when it can. Names that only Windows cannot hold
 * are refused only there.
 */
export function pathRefusal(path: string, system: NodeJS.Platform): string | null {
  if (path === "") return "it is empty";
  if (path.length > pathLengthMax) return `it is longer than ${pathLengthMax} characters`;
  if (/\p{Cc}/u.test(path)) return "it holds control characters";
  if (/\p{Cs}/u.test(path)) return "it is not valid text";
  if (path.includes("\\")) return "it holds a backslash";
  if (path.startsWith("/")) return "it begins at the root of the disk";
  if (/^[A-Za-z]:/.test(path)) return "it begins with a drive letter";
  for (const segment of path.split("/")) {
    if (segment === "") return "it has an empty folder name";
    if (segment === "." || segment === "..") return "it points to another folder";
    if (Buffer.byteLength(segment) > segmentBytesMax) return `a name in it is longer than ${segmentBytesMax} bytes`;
    if (system === "win32" && windowsDevice.test(segment)) return "a name in it is reserved by Windows";
    if (system === "win32" && windowsForbidden.test(segment)) return "Windows cannot hold a name in it";
  }
  return null;
}
