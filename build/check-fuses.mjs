/** `npm run check:fuses -- path…`: reads the fuses of packed apps (a binary, or a .app) and fails where one does not stand as released. Starts nothing. */
import { fusesFor, wrongFuses } from "./fuses.mjs";

const binaries = process.argv.slice(2);
if (binaries.length === 0) {
  process.stderr.write("Which app? npm run check:fuses -- dist/installers/linux-unpacked/hubdeck\n");
  process.exit(2);
}
for (const binary of binaries) {
  const wrong = await wrongFuses(binary, fusesFor(platformOf(binary))).catch((error) => [
    error instanceof Error ? error.message : String(error),
  ]);
  process.stdout.write(wrong.length === 0 ? `${binary}: as released\n` : `${binary}:\n  ${wrong.join("\n  ")}\n`);
  if (wrong.length > 0) process.exitCode = 1;
}

/** @param {string} binary */
function platformOf(binary) {
  if (/\.app(?:[\\/]|$)/.test(binary)) return "darwin";
  return binary.endsWith(".exe") ? "win32" : "linux";
}
