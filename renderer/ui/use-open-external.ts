/** Opens a page outside the app. The core checks the address first; the page never opens one that it has not checked. */
import { useCallback } from "react";
import { api } from "#renderer/api/client.ts";

/** Gives a function that opens `url` outside; rejects with a problem when the core refuses the address. */
export function useOpenExternal(): (url: string) => Promise<void> {
  return useCallback(async (url) => {
    const opened = await api.app.openExternal({ url });
    if (opened.by === "page") window.open(opened.url, "_blank", "noopener,noreferrer");
  }, []);
}
