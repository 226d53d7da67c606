/** Opens the app's window in a browser of this machine. The launch link reaches the browser through a file, never through its arguments. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { planWindow } from "#electron/web-host/door/plan-window.ts";
import { writeRedirectFile } from "#electron/web-host/door/redirect-file.ts";
import type { Machine, WindowPlan } from "#electron/web-host/door/window-plan.ts";

export type OpenedWindow = Pick<WindowPlan, "name" | "kind"> & {
  /** Takes the redirect file off the disk. */
  forget(): Promise<void>;
};

/** Null when there is no display, no browser that we know, or it does not start. `folder` is private and takes the redirect file. Never rejects. */
export async function openWindow(link: string, folder: string, machine: Machine): Promise<OpenedWindow | null> {
  const plan = planWindow(machine);
  if (plan === null) return null;
  try {
    const file = await writeRedirectFile(plan.readableFolder ?? folder, link);
    try {
      const browser = spawn(plan.command, [...plan.args(file)], {
        detached: true,
        stdio: "ignore",
        env: withoutSecrets(machine.env),
      });
      await once(browser, "spawn");
      browser.unref();
      return { name: plan.name, kind: plan.kind, forget: file.remove };
    } catch (error) {
      await file.remove();
      throw error;
    }
  } catch {
    // The printed link is the way in, and the caller says so.
    return null;
  }
}

/** A browser has no use for the Hub's tokens, and its crash reports may hold its environment. */
function withoutSecrets(env: Machine["env"]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(HF_|HUGGING|HUBDECK_)/i.test(name)));
}
