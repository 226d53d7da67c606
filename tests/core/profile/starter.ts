/** A process that claims a profile as a door does: prints what became of it as one line of JSON, and holds the profile until it is told to end. */
import { claimProfile } from "#core/profile/claim-profile.ts";
import { makePrivateFolder } from "#core/profile/make-private-folder.ts";

const [folder = "", patienceMs = "15000"] = process.argv.slice(2);
const claim = await claimProfile({
  folder: await makePrivateFolder(folder),
  door: "browser",
  answer: () => ({ type: "running", door: "browser", address: `http://127.0.0.1:1/#${process.pid}` }),
  signal: new AbortController().signal,
  patienceMs: Number(patienceMs),
});
if (claim.type === "owner") {
  process.on("SIGTERM", () => void claim.owner.close().then(() => process.exit(0)));
  process.on("SIGUSR2", () => claim.owner.beginClosing());
}
console.log(JSON.stringify(claim.type === "handed-over" ? claim : { type: claim.type }));
if (claim.type !== "owner") process.exit(0);
