/** The connections of the core: keeps the dispatchers that fit the settings, and makes new ones when they change. */
import { createDispatchers, type Dispatchers } from "#core/hub/dispatcher.ts";
import { type NetworkConfig, networkConfig, readExtraCa } from "#core/hub/network-config.ts";
import type { Redactor } from "#core/log/redact.ts";
import type { StoreNotice } from "#core/store/json-lines.ts";
import type { SettingsState } from "#shared/contract/settings.ts";

export type Connection = {
  dispatchers(): Dispatchers;
  config(): NetworkConfig;
  /** Breaks off what is open and connects anew from now on: after a sleep, sockets look alive that are not. */
  renew(): void;
  close(): Promise<void>;
};

export type ConnectionOptions = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly redactor: Redactor;
  proxy(): SettingsState["proxy"];
  report(notice: StoreNotice): void;
};

export function createConnection({ env, redactor, proxy, report }: ConnectionOptions): Connection {
  const extraCa = readExtraCa(env, report);
  const config = () => networkConfig(proxy(), env, extraCa);
  const first = () => ({
    key: "",
    dispatchers: createDispatchers({ httpProxy: null, httpsProxy: null, noProxy: "", extraCa }),
  });
  let current = first();
  const dispatchers = () => {
    const wanted = config();
    const key = JSON.stringify([wanted.httpProxy, wanted.httpsProxy, wanted.noProxy]);
    if (key === current.key) return current.dispatchers;
    for (const url of [wanted.httpProxy, wanted.httpsProxy]) hidePassword(url, redactor);
    // What runs over the old ones may end.
    void current.dispatchers.close();
    current = { key, dispatchers: createDispatchers(wanted) };
    return current.dispatchers;
  };
  const renew = () => {
    void current.dispatchers.destroy();
    current = first();
  };
  return { dispatchers, config, renew, close: () => current.dispatchers.close() };
}

/** As it stands in the URL, and as it is sent. */
function hidePassword(proxyUrl: string | null, redactor: Redactor): void {
  const password = proxyUrl === null ? "" : (URL.parse(proxyUrl)?.password ?? "");
  redactor.register(password);
  try {
    redactor.register(decodeURIComponent(password));
  } catch {
    // Not a percent-encoded text; the proxy agent refuses it too, in words.
  }
}
