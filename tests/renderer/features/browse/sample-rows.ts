/** Rows of the lists for tests: whatever is not given is not known. */
import type { ModelSummary, SpaceSummary } from "#shared/contract/browse.ts";

const shared = { likes: 0, createdAt: null, lastModified: null, isPrivate: false };

export function modelRow(id: string, more: Partial<ModelSummary> = {}): ModelSummary {
  return {
    kind: "model",
    id,
    ...shared,
    pipelineTag: null,
    library: null,
    license: null,
    parameters: null,
    tensorTypes: [],
    gguf: null,
    size: null,
    downloads: 0,
    gated: "no",
    isServed: false,
    ...more,
  };
}

export function spaceRow(id: string, more: Partial<SpaceSummary> = {}): SpaceSummary {
  return { kind: "space", id, ...shared, title: null, emoji: null, sdk: null, stage: null, hardware: null, ...more };
}
