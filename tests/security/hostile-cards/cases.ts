/**
 * Cards that attack: each tries to run `P`, to reach `attacker.example` unasked, to name something of the page, or to break its
 * layout or its parser. Our own, after what sanitisers are known to have stumbled over. `P` marks the page when it runs.
 */
import { markupCases } from "#tests/security/hostile-cards/markup-cases.ts";
import { pictureCases } from "#tests/security/hostile-cards/picture-cases.ts";
import { textCases } from "#tests/security/hostile-cards/text-cases.ts";
import { weightCases } from "#tests/security/hostile-cards/weight-cases.ts";

export type HostileCase = {
  readonly name: string;
  readonly card: string;
  /** Swallows or opens what comes after it, so it stands last in its batch. */
  readonly isLast?: boolean;
};

export const hostileCases: readonly HostileCase[] = [...markupCases, ...textCases, ...pictureCases, ...weightCases];

/** Cards of about `count` cases each, to be looked at in one page load; what swallows the rest stands at the end of one. */
export function batches(count: number): readonly { readonly card: string; readonly names: readonly string[] }[] {
  const tame = hostileCases.filter(({ isLast }) => isLast !== true);
  const last = hostileCases.filter(({ isLast }) => isLast === true);
  const total = Math.max(Math.ceil(tame.length / count), last.length);
  return Array.from({ length: total }, (_, at) => {
    const own = [...tame.filter((_case, index) => index % total === at), ...last.slice(at, at + 1)];
    const card = own.map(({ name, card: text }, index) => `Case ${index + 1}: ${name}.\n\n${text}`).join("\n\n");
    return { card: `# Batch ${at + 1}\n\n${card}\n`, names: own.map(({ name }) => name) };
  });
}
