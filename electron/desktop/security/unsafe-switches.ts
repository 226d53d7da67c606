/** Command-line switches that would take the app's protection away, or let another program look inside. A packaged app does not start with them. */

const unsafe: ReadonlySet<string> = new Set([
  // The sandbox.
  "no-sandbox",
  "no-zygote",
  "single-process",
  "in-process-gpu",
  "disable-gpu-sandbox",
  "disable-seccomp-filter-sandbox",
  "disable-setuid-sandbox",
  "disable-namespace-sandbox",
  // Another program in the place of one of ours.
  "gpu-launcher",
  "ppapi-plugin-launcher",
  "renderer-cmd-prefix",
  "utility-cmd-prefix",
  "browser-subprocess-path",
  "load-extension",
  "require",
  // What a page may reach.
  "disable-web-security",
  "disable-site-isolation-trials",
  "disable-features",
  "enable-blink-features",
  "disable-blink-features",
  "allow-file-access-from-files",
  "allow-running-insecure-content",
  "unsafely-treat-insecure-origin-as-secure",
  "use-fake-ui-for-media-stream",
  "auto-accept-camera-and-microphone-capture",
  "js-flags",
  // Looking inside, and on the wire.
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-debugging-address",
  "remote-allow-origins",
  "inspect",
  "inspect-brk",
  "inspect-brk-node",
  "inspect-port",
  "inspect-publish-uid",
  "inspect-wait",
  "debug-port",
  "ssl-key-log-file",
  "log-net-log",
  "trace-startup",
  // Certificates and name resolution.
  "ignore-certificate-errors",
  "ignore-certificate-errors-spki-list",
  "host-rules",
  "host-resolver-rules",
  // Another profile for the engine than the one that is owned.
  "user-data-dir",
]);

/** The unsafe switches of a command line, as they stand there. `argv` begins with the program; what follows `--` is no switch. */
export function unsafeSwitches(argv: readonly string[], platform: NodeJS.Platform): string[] {
  const end = argv.indexOf("--");
  return argv.slice(1, end === -1 ? undefined : end).filter((argument) => unsafe.has(switchName(argument, platform)));
}

/** Chromium takes one dash or two, and on Windows a slash; any case there. Empty for an argument that is no switch. */
function switchName(argument: string, platform: NodeJS.Platform): string {
  const prefix = platform === "win32" ? /^(?:--?|\/)/ : /^--?/;
  if (!prefix.test(argument)) return "";
  return (argument.replace(prefix, "").split("=")[0] ?? "").toLowerCase();
}
