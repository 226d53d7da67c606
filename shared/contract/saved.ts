/** What a person keeps of the Hub on this computer: favourites, recently viewed repos, saved searches. Each Hub has its own. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { id, repoRef, timestamp } from "#shared/contract/common.ts";
import { fails } from "#shared/contract/problems.ts";
import { watchOf } from "#shared/contract/watch.ts";
import { repoKinds } from "#shared/model/repo-id.ts";

/** A private repo is kept for its user alone, and is in no other user's answers. */
const repoOf = { repo: repoRef, isPrivate: z.boolean() };

/** A list of the Hub as it was filtered: the list's kind, and what its address has after the `?`. */
const search = {
  kind: z.enum(repoKinds),
  name: z.string().trim().min(1).max(120),
  query: z.string().max(1500),
};

export const savedEntry = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("favourite"), id, ...repoOf, at: timestamp }),
  z.strictObject({ type: z.literal("recent"), id, ...repoOf, at: timestamp }),
  z.strictObject({ type: z.literal("search"), id, ...search, at: timestamp }),
]);
export type SavedEntry = z.infer<typeof savedEntry>;

export const savedChange = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("put"), entry: savedEntry }),
  z.strictObject({ type: z.literal("removed"), id }),
]);
export type SavedChange = z.infer<typeof savedChange>;

/** The most of each kind that are kept at one Hub. */
export const savedMax = { favourite: 500, recent: 200, search: 100 } as const;

const undoable = z.strictObject({ undoId: id });

export const saved = {
  /** What is kept at the Hub that is set now, and for the user who is signed in; a switch comes as changes. */
  watch: oc.output(watchOf(z.array(savedEntry).max(1000), savedChange)),
  /** Makes a repo a favourite; it stays what it is if it is one. */
  addFavourite: oc.input(z.strictObject(repoOf)).output(z.void()).errors(fails("BAD_INPUT")),
  /** Notes that a repo was looked at; the oldest are forgotten. */
  noteViewed: oc.input(z.strictObject(repoOf)).output(z.void()),
  /** Keeps a search; the same search again gets the new name. */
  keepSearch: oc.input(z.strictObject(search)).output(z.void()).errors(fails("BAD_INPUT")),
  remove: oc.input(z.strictObject({ ids: z.array(id).min(1).max(500) })).output(undoable),
  /** Forgets all that was viewed at this Hub. */
  clearRecents: oc.output(undoable),
  /** Takes back one of the last removals, as long as the app runs. */
  undo: oc.input(undoable).output(z.void()).errors(fails("NOT_FOUND")),
};
