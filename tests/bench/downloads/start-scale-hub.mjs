/** Starts scale-hub.ts, built, in a process of its own. */
import { fork } from "node:child_process";
import { once } from "node:events";

/** Answers its address, what it sent since it was asked last, and how to stop it. */
export async function startScaleHub(script, options) {
  const child = fork(script, [JSON.stringify(options)], { stdio: ["ignore", "ignore", "inherit", "ipc"], env: {} });
  const [hubUrl] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => {
      throw new Error("The Hub did not start");
    }),
  ]);
  return {
    hubUrl,
    async sent() {
      child.send("sent");
      const [sent] = await once(child, "message");
      return sent;
    },
    async stop() {
      child.kill();
      await once(child, "exit");
    },
  };
}
