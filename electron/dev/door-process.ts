/** The built browser door as a child of the development server: restarted after each build, its links shown at the development server's address. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export type DoorProcessOptions = {
  /** The built serve.js. */
  readonly file: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  /** A door starts; answers what takes the lines that this one prints. */
  readonly onStart: (pressEnter: () => void) => (line: string) => void;
};

export class DoorProcess {
  readonly #options: DoorProcessOptions;
  #child: ChildProcess | null = null;
  /** Restarts one after another, however quickly builds follow. */
  #turn: Promise<void> = Promise.resolve();

  constructor(options: DoorProcessOptions) {
    this.#options = options;
  }

  /** Ends the door that runs, if one does, and starts the one that is built now. */
  restart(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await this.#end();
      this.#start();
    });
    return this.#turn;
  }

  /** Has the door print a fresh link. */
  pressEnter(): void {
    this.#child?.stdin?.write("\n");
  }

  close(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#end());
    return this.#turn;
  }

  #start(): void {
    const { file, port, env, onStart } = this.#options;
    const child = spawn(process.execPath, [file, "--no-open", "--port", String(port)], {
      env,
      // Vite reads the keys, and hands Enter on.
      stdio: ["pipe", "pipe", "inherit"],
    });
    const take = onStart(() => child.stdin.write("\n"));
    let rest = "";
    // A door that ended in the meantime hears no key.
    child.stdin.on("error", () => undefined);
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      const lines = `${rest}${part}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) take(line);
    });
    this.#child = child;
  }

  async #end(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  }
}
