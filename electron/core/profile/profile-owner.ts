/** The owner of a profile: answers later starts on the profile's socket until it is closed. Holding it is what makes this process the only one. */
import { chmod } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { type Hello, hello, type OwnerReply } from "#core/profile/owner-message.ts";
import { readMessage } from "#core/profile/read-message.ts";

const helloTimeoutMs = 2_000;
const connectionsMax = 16;

/** Gives a later start its answer; may wait until this door can say its address. */
export type AnswerNewcomer = (hello: Hello) => OwnerReply | Promise<OwnerReply>;

export class ProfileOwner {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #answer: AnswerNewcomer;

  private constructor(answer: AnswerNewcomer) {
    this.#answer = answer;
    this.#server = createServer({ allowHalfOpen: false }, (socket) => this.#meet(socket));
    this.#server.maxConnections = connectionsMax;
  }

  /** Listens at the address, which nobody may hold. Rejects with EADDRINUSE when somebody does. */
  static async listen(address: string, answer: AnswerNewcomer): Promise<ProfileOwner> {
    const owner = new ProfileOwner(answer);
    await new Promise<void>((resolve, reject) => {
      owner.#server.once("error", reject);
      owner.#server.listen(address, () => {
        owner.#server.off("error", reject);
        resolve();
      });
    });
    if (process.platform !== "win32") await chmod(address, 0o600);
    return owner;
  }

  /** From now on later starts are told to wait for the profile. The first step of quitting. */
  beginClosing(): void {
    this.#answer = () => ({ type: "closing" });
  }

  /** Gives the profile up. The last step of quitting: after it another process may open every file in it. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #meet(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    void this.#converse(socket);
  }

  async #converse(socket: Socket): Promise<void> {
    const timer = setTimeout(() => socket.destroy(), helloTimeoutMs);
    const message = await readMessage(socket, hello);
    clearTimeout(timer);
    if (message === null) {
      socket.destroy();
      return;
    }
    try {
      socket.end(`${JSON.stringify(await this.#answer(message))}\n`);
    } catch {
      // The newcomer hears nothing and says that the owner does not answer; the failure itself is the door's to report.
      socket.destroy();
    }
  }
}
