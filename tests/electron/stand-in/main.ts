/** `node --import <this> main.js`: from here on `electron` is the stand-in, for import and require alike. */
import Module, { register } from "node:module";
import { isMainThread } from "node:worker_threads";
import { takeCommands } from "#tests/electron/stand-in/control.ts";
import { electron } from "#tests/electron/stand-in/electron.ts";

/** Where the module that the loader writes finds the stand-in. */
const place = "hubdeck.stand-in.electron";

/** The loader runs on a thread of its own, so it gets its text: a module with electron's names as exports. */
const names = Object.keys(electron);
const source = `const electron = globalThis[Symbol.for(${JSON.stringify(place)})];
export default electron;
export const { ${names.join(", ")} } = electron;`;
const loader = `export const resolve = (specifier, context, next) =>
  specifier === "electron" ? { url: "stand-in:electron", format: "module", shortCircuit: true } : next(specifier, context);
export const load = (url, context, next) =>
  url === "stand-in:electron" ? { format: "module", source: ${JSON.stringify(source)}, shortCircuit: true } : next(url, context);`;

// The app's own worker threads inherit the argument, and have no electron in the real thing either.
if (isMainThread) {
  Object.assign(globalThis, { [Symbol.for(place)]: electron });
  register(`data:text/javascript,${encodeURIComponent(loader)}`);
  const load: unknown = Reflect.get(Module, "_load");
  if (typeof load !== "function") throw new Error("This Node loads CommonJS in another way");
  Reflect.set(Module, "_load", (request: string, ...rest: unknown[]) =>
    request === "electron" ? electron : Reflect.apply(load, Module, [request, ...rest]),
  );
  takeCommands();
}
