/** The built door, of either kind, as a child of the development server: restarted after each build, its lines handed on. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export type DoorProcessOptions = {
  /** What to run; asked at each start. */
  readonly command: () => {
    readonly file: string;
    readonly args: readonly string[];
    readonly env: NodeJS.ProcessEnv;
  };
  /** A door starts; answers what takes the lines that this one prints. */
  readonly onStart: (pressEnter: () => void) => (line: string) => void;
  readonly onError: (error: Error) => void;
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
    const { command, onStart, onError } = this.#options;
    const { file, args, env } = command();
    const child = spawn(file, args, {
      env,
      // Vite reads the keys, and hands Enter on.
      stdio: ["pipe", "pipe", "inherit"],
    });
    const take = onStart(() => child.stdin.write("\n"));
    let rest = "";
    child.on("error", onError);
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
    const hasStarted = child?.pid !== undefined;
    if (!hasStarted || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  }
}
