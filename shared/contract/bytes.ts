/**
 * Bytes from the core to the page: a chunked stream that the reader pulls, so that a slow reader holds back the source
 * on every transport alike. Whatever opens a stream gives its id; nothing else can name one.
 */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { id } from "#shared/contract/common.ts";
import { fails } from "#shared/contract/problems.ts";

/** The most bytes of one chunk; as base64 it stays well below the frame limit of 1 MiB. */
export const chunkBytesMax = 262_144;

export const bytes = {
  /** The next chunk in base64, or null at the end. An unread stream closes after a minute. */
  read: oc
    .input(z.strictObject({ streamId: id }))
    .output(
      z.strictObject({
        chunk: z
          .base64()
          .max(Math.ceil(chunkBytesMax / 3) * 4)
          .nullable(),
      }),
    )
    .errors(fails("NOT_FOUND", "OFFLINE", "HUB_DOWN")),
  /** Gives up a stream before its end. */
  close: oc.input(z.strictObject({ streamId: id })).output(z.void()),
};
