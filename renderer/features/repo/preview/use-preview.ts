/** The preview of a file while it is on screen. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { PreviewSession, type PreviewState, type WhichFile } from "#renderer/features/repo/preview/preview-session.ts";

export type Ask = PreviewSession["ask"];

const nothing: PreviewState = { step: { type: "opening" }, fetchedBytes: 0, from: null, otherSize: null };
const noListener = () => () => undefined;

/** `attempt` grows to try again. */
export function usePreview(
  { repo: { kind, id }, commit, path, sizeBytes }: WhichFile,
  attempt: number,
): { readonly state: PreviewState; readonly ask: Ask | null } {
  const [session, setSession] = useState<PreviewSession | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new session.
  useEffect(() => {
    const opened = new PreviewSession({ repo: { kind, id }, commit, path, sizeBytes });
    setSession(opened);
    return () => {
      opened.close();
      setSession(null);
    };
  }, [kind, id, commit, path, sizeBytes, attempt]);
  const state = useSyncExternalStore(session?.subscribe ?? noListener, session?.state ?? (() => nothing));
  return { state, ask: session === null ? null : session.ask.bind(session) };
}
