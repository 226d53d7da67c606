/** Starts the real main bundle in plain Node, with the stand-in electron. */
import { fork } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "@playwright/test";
import {
  type HubdeckApp,
  type LaunchOptions,
  mainBundle,
  personEnvironment,
  projectFolder,
} from "#tests/electron/hubdeck-app.ts";
import type { Answer, Command, Commands } from "#tests/electron/stand-in/control.ts";

const standIn = pathToFileURL(join(projectFolder, "dist", "electron", "stand-in-electron.js")).href;

export function launchStandIn(options: LaunchOptions): HubdeckApp {
  const child = fork(mainBundle, [...(options.args ?? [])], {
    cwd: projectFolder,
    execArgv: ["--import", standIn],
    env: personEnvironment(options),
    silent: true,
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8");
    stream?.on("data", (part: string) => {
      text += part;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const gone = ended.then((code): never => {
    throw new Error(`The app ended with ${code}:\n${text}`);
  });
  gone.catch(() => undefined);
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  const endpoint = new Promise<string>((resolve) => {
    child.on("message", (answer: Answer) => {
      if (answer.type === "browser") return resolve(answer.endpoint);
      const call = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.error === undefined) call?.resolve(answer.result);
      else call?.reject(new Error(answer.error));
    });
  });

  let lastId = 0;
  const command = <Name extends keyof Commands>(name: Name, ...args: Parameters<Commands[Name]>) => {
    lastId += 1;
    const message: Command = { id: lastId, name, args };
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(message.id, { resolve, reject }));
    child.send(message);
    // control.ts answers by the same types.
    return Promise.race([answer, gone]) as Promise<ReturnType<Commands[Name]>>;
  };

  const browsers: Browser[] = [];
  const attach = async () => {
    const browser = await chromium.connectOverCDP(await Promise.race([endpoint, gone]));
    browsers.push(browser);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error("The browser has no context");
    return context.pages()[0] ?? (await Promise.race([context.waitForEvent("page"), gone]));
  };
  const end = async () => {
    const code = await ended;
    await Promise.all(browsers.map((browser) => browser.close()));
    return code;
  };

  let page: ReturnType<typeof attach> | null = null;
  return {
    page() {
      page ??= attach();
      return page;
    },
    output: () => text,
    ended,
    windowCount: async () => (await command("windows")).length,
    leave: async () => void (await command(process.platform === "darwin" ? "quit" : "closeWindow")),
    minimize: async () => void (await command("minimize")),
    isMinimized: async () => (await command("windows")).some(({ isVisible }) => !isVisible),
    resize: async (bounds) => void (await command("resize", bounds)),
    async bounds() {
      const [window] = await command("windows");
      if (window === undefined) throw new Error("The app has no window");
      return window.bounds;
    },
    async livePreferences() {
      throw new Error("The stand-in has no engine that would know");
    },
    async crashPage() {
      page = null;
      await command("crashPage");
    },
    connectFrom: (where) => command("connectFrom", where),
    answerDialogs: async (button) => void (await command("answerDialogs", button)),
    asked: async (what) => (await command("asked")).filter((call) => call.what === what).map(({ args }) => args),
    async quit() {
      child.kill("SIGTERM");
      return await end();
    },
    async kill() {
      child.kill("SIGKILL");
      await end();
    },
  };
}
