/** What is on the Hub: models, a repo, its versions, its card and the pictures in it. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { commit, id, repoRef, revision, sizeBytes, timestamp } from "#shared/contract/common.ts";
import { kept } from "#shared/contract/kept.ts";
import { fails, hubProblems, problem } from "#shared/contract/problems.ts";
import { repoMore } from "#shared/contract/repo-details.ts";
import { commitsPage, repoRefs, repoScan } from "#shared/contract/versions.ts";
import { probeNeeds } from "#shared/model/permissions/probe.ts";

const tag = z.string().max(300);

/** One page of a card fits into a frame whatever its letters are. */
export const cardPageChars = 200_000;
export const frontMatterCharsMax = 65_536;
/** What of a card is shown; far above what people write. */
export const cardCharsMax = 6_000_000;

export const gated = z.enum(["no", "auto", "manual"]);

export const repoInfo = z.strictObject({
  repo: repoRef,
  revision,
  commit,
  isPrivate: z.boolean(),
  isDisabled: z.boolean(),
  gated,
  pipelineTag: tag.nullable(),
  library: tag.nullable(),
  license: tag.nullable(),
  tags: z.array(tag).max(2000),
  downloads: z.number().nonnegative(),
  likes: z.number().nonnegative(),
  lastModified: timestamp.nullable(),
  parameters: z.number().nonnegative().nullable(),
  /** Ids of the inference providers that serve it now. */
  providers: z.array(z.string().max(60)).max(100),
  /** The repo's page on the Hub. */
  pageUrl: z.url().max(2048),
  ...repoMore,
});
export type RepoInfo = z.infer<typeof repoInfo>;

const asked = { need: z.enum(probeNeeds), checkedAt: timestamp };

/** What the Hub says of reading or writing a repo with the active account: a Probe of shared/model/permissions/probe.ts. */
export const access = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("granted"), ...asked }),
  z.strictObject({ type: z.literal("refused"), ...asked, problem }),
]);
export type Access = z.infer<typeof access>;

/** One page of a card, as the Hub answered it. */
export const cardPage = z.strictObject({
  markdown: z.string().max(cardPageChars),
  nextOffset: z.int().positive().nullable(),
  /** The YAML at the beginning, as it is written, with the first page; null where there is none. */
  frontMatter: z.string().max(frontMatterCharsMax).nullable(),
  /** True on the last page where the card, or on the first where the front matter, is longer than what is answered. */
  isCut: z.boolean(),
});
export type CardPage = z.infer<typeof cardPage>;

const atRevision = { repo: repoRef, revision };

export const hub = {
  /** A repo at a revision, with the commit it stands for now. */
  repo: oc
    .input(z.strictObject(atRevision))
    .output(repoInfo.extend({ kept }))
    .errors(fails(...hubProblems)),
  /** What has a name in a repo. Public even where the repo is gated. */
  refs: oc
    .input(z.strictObject({ repo: repoRef }))
    .output(repoRefs.extend({ kept }))
    .errors(fails(...hubProblems)),
  /** The commits behind a revision, newest first; `page` counts from zero. Fails with GATED where it takes access. */
  commits: oc
    .input(z.strictObject({ ...atRevision, page: z.int().min(0).max(1_000_000).default(0) }))
    .output(commitsPage.extend({ kept }))
    .errors(fails(...hubProblems)),
  /** What the Hub's scan of the files on main found. */
  scan: oc
    .input(z.strictObject({ repo: repoRef }))
    .output(repoScan)
    .errors(fails(...hubProblems)),
  /**
   * Asks the Hub whether the content may be read, by the head of a real file too, or the repo be written; reads and writes nothing.
   * Never fails for a refusal, which is an answer. A yes is remembered for half a minute.
   */
  access: oc
    .input(z.strictObject({ repo: repoRef, need: z.enum(probeNeeds).default("read") }))
    .output(access)
    .errors(fails(...hubProblems)),
  /**
   * A page of the card's Markdown from `offset` (in characters) on; null where the repo has no card. `nextOffset` is where the
   * next page begins, null at the end.
   */
  card: oc
    .input(z.strictObject({ ...atRevision, offset: z.int().min(0).max(cardCharsMax).default(0) }))
    .output(cardPage.extend({ kept }).nullable())
    .errors(fails(...hubProblems)),
  /**
   * Opens a picture of a card for reading through `bytes.read`. `source` is what the card says: a path in the repo or a URL.
   * One on another host than the Hub fails with PERMISSION unless the setting `pictures` is `always`, or is `ask` and a person
   * asked for it (`isAsked`).
   */
  picture: oc
    .input(z.strictObject({ ...atRevision, source: z.string().min(1).max(2048), isAsked: z.boolean().default(false) }))
    .output(z.strictObject({ streamId: id, contentType: z.string().max(100), sizeBytes: sizeBytes.nullable() }))
    .errors(fails(...hubProblems)),
};
