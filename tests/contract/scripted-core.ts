/** A core whose every call a test writes itself, for what the real one cannot be made to do: floods, defects, odd endings. */
import type { Core } from "#core/core.ts";

type Scripts = { readonly [Topic in Exclude<keyof Core, "close">]?: Partial<Core[Topic]> };

/** A call without a script throws, which the page sees as a defect. */
export function scriptedCore(scripts: Scripts): Core {
  const topic = (name: keyof Scripts) =>
    new Proxy(
      {},
      {
        get: (_target, call) => {
          const script: unknown = Reflect.get(scripts[name] ?? {}, call);
          if (script !== undefined) return script;
          return () => {
            throw new Error(`No script for ${name}.${String(call)}`);
          };
        },
      },
    );
  // The proxies answer every property, which no type can say.
  return {
    app: topic("app"),
    accounts: topic("accounts"),
    found: topic("found"),
    keychain: topic("keychain"),
    hub: topic("hub"),
    files: topic("files"),
    browse: topic("browse"),
    bytes: topic("bytes"),
    downloads: topic("downloads"),
    inference: topic("inference"),
    about: topic("about"),
    machine: topic("machine"),
    settings: topic("settings"),
    saved: topic("saved"),
    search: topic("search"),
    accessRequests: topic("accessRequests"),
    close: () => Promise.resolve(),
  } as unknown as Core;
}

/** A card of one page, as the core answers it. */
export function scriptedCard(markdown: string) {
  return { markdown, frontMatter: null, nextOffset: null, isCut: false, kept: null };
}
