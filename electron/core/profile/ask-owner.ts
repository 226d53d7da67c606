/** A newcomer's side: asks whoever holds the profile. */
import { connect, type Socket } from "node:net";
import { type Hello, type OwnerReply, ownerReply } from "#core/profile/owner-message.ts";
import { readMessage } from "#core/profile/read-message.ts";

/** The owner's reply; `nobody` when no live owner is there; `silent` when somebody is and gave no sensible answer in time. */
export async function askOwner(
  address: string,
  hello: Hello,
  timeoutMs: number,
): Promise<OwnerReply | { readonly type: "nobody" } | { readonly type: "silent" }> {
  const socket = await connected(address);
  if (socket === null) return { type: "nobody" };
  const timer = setTimeout(() => socket.destroy(), timeoutMs);
  try {
    socket.on("error", () => socket.destroy());
    socket.write(`${JSON.stringify(hello)}\n`);
    return (await readMessage(socket, ownerReply)) ?? { type: "silent" };
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** Whether a live process listens at the address. */
export async function isHeld(address: string): Promise<boolean> {
  const socket = await connected(address);
  socket?.on("error", () => socket.destroy());
  socket?.destroy();
  return socket !== null;
}

/** Null when nothing listens: no file, a file left by a killed process, or no socket at all. Other errors (EACCES) reject. */
function connected(address: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    socket.once("connect", () => {
      socket.off("error", onError);
      resolve(socket);
    });
    const onError = (error: NodeJS.ErrnoException) => {
      socket.destroy();
      if (error.code === "ENOENT" || error.code === "ECONNREFUSED" || error.code === "ENOTSOCK") resolve(null);
      else reject(error);
    };
    socket.once("error", onError);
  });
}
