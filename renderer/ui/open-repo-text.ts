/** What was pasted or typed into a search field as a place in the app: the repo's page, at the revision and file that were meant. */
import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { useAppState } from "#renderer/api/use-app-state.ts";
import { parseRepoText, type RepoText } from "#shared/model/parse-repo-text.ts";
import { type RepoKind, splitRepoId } from "#shared/model/repo-id.ts";

/** Reads a text as a repo on the Hub that is set; `kind` is what a plain `owner/name` means in this field. */
export function useParseRepoText(kind?: RepoKind): (text: string) => RepoText | null {
  const hubUrl = useAppState().value?.endpoint.url;
  return useCallback((text) => parseRepoText(text, { hubUrl, kind }), [hubUrl, kind]);
}

/** Where a repo's page shows it: the values of the address, without those that are as at the beginning. */
export function placeOfRepoText({ revision, file, folder, pattern, quantization, isHistory }: RepoText) {
  const isInside = file !== undefined || folder !== undefined || pattern !== undefined || quantization !== undefined;
  const tab = isHistory === true ? ("versions" as const) : isInside ? ("files" as const) : undefined;
  const slash = file?.lastIndexOf("/") ?? -1;
  const path = file === undefined ? folder : file.slice(0, Math.max(slash, 0));
  const find = pattern ?? quantization;
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(revision === undefined ? {} : { revision }),
    ...(path === undefined || path === "" ? {} : { path }),
    ...(file === undefined ? {} : { file }),
    ...(find === undefined ? {} : { find }),
  };
}

/** Goes to the repo's page. */
export function useOpenRepoText(): (repo: RepoText) => void {
  const navigate = useNavigate();
  return useCallback(
    (repo) => {
      const params = { kind: repo.kind, ...splitRepoId(repo.id) };
      void navigate({ to: "/repo/$kind/$owner/$name", params, search: placeOfRepoText(repo) });
    },
    [navigate],
  );
}
