/**
 * Starts the page's own workers: code that reads what strangers wrote, away from the thread that draws. The one Trusted Types
 * policy of the page; it lets nothing through but a script of the page's own folder, so no text from elsewhere becomes code.
 */

/** The part of the standard's `trustedTypes` that is used here; the library of DOM types does not have it yet. */
type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
};

const policyName = "hubdeck-worker";

/** The same address, or a TypeError where it is not a script beside the page. */
export function ownScript(url: string, pageUrl: string): string {
  const script = new URL(url, pageUrl);
  const folder = new URL(".", pageUrl).href;
  if (!script.href.startsWith(folder) || !script.pathname.endsWith(".js") || script.search !== "") {
    throw new TypeError("Only the page's own scripts can be workers");
  }
  return script.href;
}

let policy: ReturnType<TrustedTypes["createPolicy"]> | null = null;

/** Starts the module worker at `url`, which Vite answers for an import that ends in `?worker&url`. */
export function startWorker(url: string): Worker {
  const types: TrustedTypes | undefined = Reflect.get(globalThis, "trustedTypes");
  // The development server has its modules elsewhere and under other names.
  const rules = { createScriptURL: (one: string) => (import.meta.env.DEV ? one : ownScript(one, document.baseURI)) };
  policy ??= types === undefined ? rules : types.createPolicy(policyName, rules);
  return new Worker(policy.createScriptURL(url), { type: "module" });
}
