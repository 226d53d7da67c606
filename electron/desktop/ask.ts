/** The questions that the door itself asks, in the system's own dialog: the page cannot answer for the person. */
import { type BrowserWindow, dialog, type MessageBoxOptions } from "electron";
import type { LinkedPlace } from "#electron/desktop/security/outside-link.ts";

/** Whether to quit with so many downloads running. */
export function askToQuit(window: BrowserWindow | null, running: number): Promise<boolean> {
  return ask(window, {
    message: running === 1 ? "A download is running" : `${running} downloads are running`,
    detail: "If you quit, what is there stays, and the rest goes on at the next start.",
    buttons: ["Quit", "Keep running"],
  });
}

/** Whether to go where a link from outside leads. */
export function askToFollow(window: BrowserWindow | null, { repoId }: LinkedPlace): Promise<boolean> {
  return ask(window, {
    message: `Show the model ${repoId}?`,
    detail: "A link from outside Hubdeck leads there. Nothing is downloaded.",
    buttons: ["Show", "Cancel"],
  });
}

/** True for the first of two buttons; closing the dialog is the second. */
async function ask(window: BrowserWindow | null, words: Pick<MessageBoxOptions, "message" | "detail" | "buttons">) {
  const options: MessageBoxOptions = { type: "question", noLink: true, defaultId: 0, cancelId: 1, ...words };
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return response === 0;
}
