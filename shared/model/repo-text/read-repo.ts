/** A repo as one of the readers of this folder found it in a text, before its names are checked. */
import type { RepoRef } from "#shared/model/repo-id.ts";

export type ReadRepo = RepoRef & {
  readonly revision?: string | undefined;
  readonly file?: string | undefined;
  readonly folder?: string | undefined;
  readonly pattern?: string | undefined;
  readonly quantization?: string | undefined;
  readonly isHistory?: boolean;
};
