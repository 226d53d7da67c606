/** LFS storage of the running stand-in: objects by sha256, and the uploads that are under way (reference section 7.3). */
import { randomBytes } from "node:crypto";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import type { Content } from "#tests/hub/content/content.ts";
import { keepSha256, sha256Of } from "#tests/hub/content/hashes.ts";
import { concatContents, type Received, type UploadStore } from "#tests/hub/writing/upload-store.ts";

export type Upload = {
  /** Stands in the links to it, and is all that they need: the storage takes no tokens. */
  readonly id: string;
  readonly oid: string;
  readonly sizeBytes: number;
  /** Null for an upload in one piece. */
  readonly partBytes: number | null;
  readonly parts: Map<number, Received>;
};

export type LfsObjects = {
  open(oid: string, sizeBytes: number, partBytes: number | null): Upload;
  find(id: string): Upload | null;
  /** Keeps the bytes of an upload in one piece; false when they are not those of the oid. */
  receive(upload: Upload, stream: AsyncIterable<Uint8Array>): Promise<boolean>;
  /** Keeps a part (from 1) and answers its md5, which is its ETag; null when its size is wrong. */
  receivePart(upload: Upload, part: number, stream: AsyncIterable<Uint8Array>): Promise<string | null>;
  /** Puts the parts together; false when they are not the bytes of the oid. */
  complete(upload: Upload, parts: readonly { readonly partNumber: number; readonly etag: string }[]): Promise<boolean>;
  /** The bytes of an oid that was uploaded here, or that an LFS file of the repo has. */
  stored(repo: Repo, oid: string): Promise<Content | null>;
};

/** No object is stored yet. */
export function createLfsObjects(store: UploadStore): LfsObjects {
  const objects = new Map<string, Content>();
  const uploads = new Map<string, Upload>();
  const keep = (oid: string, content: Content): void => {
    keepSha256(content, oid);
    objects.set(oid, content);
  };
  return {
    open(oid, sizeBytes, partBytes) {
      const upload = { id: randomBytes(16).toString("hex"), oid, sizeBytes, partBytes, parts: new Map() };
      uploads.set(upload.id, upload);
      return upload;
    },
    find: (id) => uploads.get(id) ?? null,
    async receive({ oid, sizeBytes }, stream) {
      const received = await store.receive(stream, sizeBytes);
      if (received === null || received.sha256 !== oid) return false;
      keep(oid, received.content);
      return true;
    },
    async receivePart(upload, part, stream) {
      const received = await store.receive(stream, bytesOfPart(upload, part));
      if (received === null) return null;
      upload.parts.set(part, received);
      return received.md5;
    },
    async complete({ oid, sizeBytes, parts }, listed) {
      const contents = listed
        .toSorted((one, other) => one.partNumber - other.partNumber)
        .map(({ partNumber, etag }, index) => {
          const part = partNumber === index + 1 ? parts.get(partNumber) : undefined;
          return part?.md5 === etag.replaceAll('"', "") ? part.content : null;
        });
      if (!contents.every((content) => content !== null)) return false;
      const whole = concatContents(contents);
      if (whole.sizeBytes !== sizeBytes || (await sha256Of(whole)) !== oid) return false;
      keep(oid, whole);
      return true;
    },
    async stored(repo, oid) {
      const here = objects.get(oid);
      if (here !== undefined) return here;
      const { branches, tags, pullRequests } = repo.history();
      const seen = new Set<Content>();
      for (const { files } of [...branches.values(), ...tags.values(), ...pullRequests.values()]) {
        for (const { isLfs, content } of files.values()) {
          if (!isLfs || seen.has(content)) continue;
          seen.add(content);
          if ((await sha256Of(content)) === oid) return content;
        }
      }
      return null;
    },
  };
}

/** How many parts an upload has. */
export function partCount({ sizeBytes, partBytes }: Upload): number {
  return partBytes === null ? 1 : Math.ceil(sizeBytes / partBytes);
}

/** The size of a part; -1 for one that there is not, so that no stream fits it. */
function bytesOfPart(upload: Upload, part: number): number {
  const { sizeBytes, partBytes } = upload;
  if (partBytes === null || !Number.isInteger(part) || part < 1 || part > partCount(upload)) return -1;
  return Math.min(partBytes, sizeBytes - (part - 1) * partBytes);
}
