/** What the Hub says of single files: the commit that wrote them last, and what its scanners found. One request for all. */
import * as z from "zod";
import type { FilesCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { readJson } from "#core/hub/read-json.ts";
import { listOf, textOrNull, timeOrNull } from "#core/hub/tolerant.ts";
import { detailPathsMax, type FileDetails, type FileScan, scanStatuses } from "#shared/contract/files.ts";
import { isCommit, repoApiPath } from "#shared/model/repo-id.ts";

/** The scanners by their names in the answer, as a person knows them. */
const scanners = {
  avScan: "Antivirus",
  pickleImportScan: "Pickle imports",
  protectAiScan: "Protect AI",
  jFrogScan: "JFrog",
  virusTotalScan: "VirusTotal",
} as const;

const status = z.enum(scanStatuses);
const anImport = z
  .object({ module: textOrNull(150), name: textOrNull(149), safety: z.enum(["suspicious", "dangerous"]) })
  .transform(({ module, name, safety }) => ({
    name: [module, name].filter((part) => part !== null).join("."),
    safety,
  }));
const report = z
  .object({ status, message: textOrNull(300), pickleImports: listOf(anImport, 50) })
  .nullish()
  .catch(null);

/** A scanner whose answer has another shape is left out; without an overall status nothing is known. */
const scan = z
  .object({
    status,
    avScan: report,
    pickleImportScan: report,
    protectAiScan: report,
    jFrogScan: report,
    virusTotalScan: report,
  })
  .transform(({ status, ...found }): FileScan => {
    const names = Object.keys(scanners) as (keyof typeof scanners)[];
    return {
      status,
      reports: names.flatMap((name) => {
        const one = found[name];
        return one ? [{ scanner: scanners[name], status: one.status, message: one.message }] : [];
      }),
      imports: found.pickleImportScan?.pickleImports ?? [],
    };
  })
  .nullish()
  .catch(null);

const lastCommit = z
  .object({ id: z.string().refine(isCommit), title: textOrNull(300), date: timeOrNull })
  .transform(({ id, title, date }) => ({ id, title: title ?? "", date }))
  .nullish()
  .catch(null);

const sizeBytes = z.int().nonnegative();
const entry = z
  .object({
    type: z.enum(["file", "directory"]),
    path: z.string().min(1).max(1024),
    size: sizeBytes.catch(0),
    lfs: z.object({ size: sizeBytes }).nullish().catch(null),
    lastCommit,
    securityFileStatus: scan,
  })
  .transform(
    ({ type, path, size, lfs, lastCommit, securityFileStatus }): FileDetails => ({
      path,
      // The size of an LFS file is its own, not that of the pointer that git holds.
      sizeBytes: type === "file" ? (lfs?.size ?? size) : null,
      isLfs: lfs !== null && lfs !== undefined,
      lastCommit: lastCommit ?? null,
      scan: securityFileStatus ?? null,
    }),
  );
const answer = z.array(z.unknown()).pipe(listOf(entry, detailPathsMax));

/** The details of these paths; those that the revision does not have are left out. Throws ProblemError as hubFetch does. */
export async function readDetails(
  hub: HubAccess,
  { repo, revision, paths }: Parameters<FilesCapability["details"]>[0],
  signal: AbortSignal,
): ReturnType<FilesCapability["details"]> {
  const url = `${hub.endpoint().hub}${repoApiPath(repo)}/paths-info/${encodeURIComponent(revision)}`;
  const response = await hub.fetchOk(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ paths, expand: true }),
    signal,
  });
  return { details: await readJson(response, answer) };
}
