/** What makes the stand-in honest: whatever it does not have, it refuses by name instead of answering undefined. */
import { EventEmitter } from "node:events";

/** Names that the language itself and its libraries look for on any object. */
const askedOfAnything = new Set(["then", "toJSON", "constructor", "inspect", "nodeType", "asymmetricMatch"]);

function refuse(name: string): never {
  throw new Error(
    `The stand-in electron has no ${name}. If the app is right to use it, add it in tests/electron/stand-in.`,
  );
}

/** A prototype below which a member that is not there throws, with everything of `parent` still there. */
function refusing(name: string, parent: object): object {
  return new Proxy(parent, {
    get(target, member, receiver) {
      if (typeof member === "symbol" || member in target || askedOfAnything.has(member)) {
        return Reflect.get(target, member, receiver);
      }
      return refuse(`${name}.${member}`);
    },
  });
}

/** Makes an object refuse every member that it lacks; answers the same object. */
export function strict<Offered extends object>(name: string, offered: Offered): Offered {
  return Object.setPrototypeOf(offered, refusing(name, Object.getPrototypeOf(offered)));
}

/** Makes a class and its instances refuse every member that they lack; answers the same class. */
export function strictClass<Class extends { readonly name: string; readonly prototype: object }>(
  name: string,
  offered: Class,
): Class {
  Object.setPrototypeOf(offered, refusing(name, Object.getPrototypeOf(offered)));
  strict(name, offered.prototype);
  return offered;
}

/** A part of electron that the stand-in lacks altogether: it can be imported, and throws at its first use. */
export function lacking(name: string): object {
  const use = (member: string | symbol) => (typeof member === "symbol" ? undefined : refuse(`${name}.${member}`));
  return new Proxy(class {}, {
    get: (_target, member) => use(member),
    apply: () => refuse(name),
    construct: () => refuse(name),
  });
}

/** An emitter that refuses listeners for events which it never emits: they would wait in silence. */
export class KnownEmitter extends EventEmitter {
  readonly eventsOf: { readonly name: string; readonly known: ReadonlySet<string> };

  constructor(name: string, known: readonly string[]) {
    super();
    this.eventsOf = { name, known: new Set(known) };
  }

  override on(event: string | symbol, listener: (...args: never[]) => void): this {
    const { name, known } = this.eventsOf;
    if (typeof event === "string" && !known.has(event)) refuse(`event "${event}" of ${name}`);
    return super.on(event, listener as (...args: unknown[]) => void);
  }

  override addListener(event: string | symbol, listener: (...args: never[]) => void): this {
    return this.on(event, listener);
  }

  override prependListener(event: string | symbol): never {
    return refuse(`${this.eventsOf.name}.prependListener("${String(event)}")`);
  }
}

/** An event that a listener can prevent. */
export function preventable<Details extends object>(details: Details) {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return strict("the event", event);
}
