/** Refuses a plan whose file names could do harm on this system, each by its name. Nothing of it is written. */
import { pathRefusal } from "#core/downloads/plan/safe-path.ts";
import { ProblemError } from "#core/problem-error.ts";
import { inTurns } from "#core/turns.ts";

type Named = { readonly path: string };
type Refused = { readonly path: string; readonly why: string };

const shownMax = 5;

/** Throws ProblemError BAD_INPUT that names the files. `placeRefusal` says what the target has against a name. */
export async function refuseNames(
  files: readonly Named[],
  system: NodeJS.Platform,
  placeRefusal: (path: string) => string | null = () => null,
): Promise<void> {
  const refused: Refused[] = [];
  await inTurns(files, ({ path }) => {
    const why = pathRefusal(path, system) ?? placeRefusal(path);
    if (why !== null) refused.push({ path, why });
  });
  const [first, ...others] = refused.length > 0 ? refused : await nameClashes(files, system);
  if (first === undefined) return;
  const alike = others.slice(0, shownMax - 1).map(({ path, why }) => `${visible(path)}: ${why}`);
  const rest = others.length - alike.length;
  throw new ProblemError({
    code: "BAD_INPUT",
    what: `The file name ${visible(first.path)} cannot be used`,
    why: [
      `It is not saved to this computer: ${first.why}. Choose only other files of this repo.`,
      ...(alike.length > 0 ? [`Also refused are ${alike.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}.`] : []),
    ]
      .join(" ")
      .slice(0, 1900),
    action: null,
  });
}

/**
 * Names that this system would take for one: the same twice, a file that is also a folder, and on Windows and macOS names
 * that differ only in case or in how their accents are written. One of the two would overwrite the other.
 */
export async function nameClashes(files: readonly Named[], system: NodeJS.Platform): Promise<Refused[]> {
  const isFolding = system === "win32" || system === "darwin";
  const fold = (path: string) => (isFolding ? path.normalize("NFC").toLowerCase().normalize("NFC") : path);
  const firstOf = new Map<string, string>();
  const refused: Refused[] = [];
  await inTurns(files, ({ path }) => {
    const key = fold(path);
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, path);
    else refused.push({ path, why: `this system takes it for the same as ${visible(first)}` });
  });
  const said = new Set<string>();
  const looked = new Set<string>();
  await inTurns(files, ({ path }) => {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end);
      // Then those above it were looked at as well.
      if (looked.has(folder)) return;
      looked.add(folder);
      const file = firstOf.get(fold(folder));
      if (file === undefined || said.has(file)) continue;
      said.add(file);
      refused.push({ path: file, why: `${visible(path)} needs a folder of that name` });
    }
  });
  return refused;
}

/** A name in quotes, with control and direction characters as escapes, so that it cannot disguise itself. */
function visible(path: string): string {
  return JSON.stringify(path.slice(0, 200)).replace(/\p{Cf}/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
