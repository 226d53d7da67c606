/** How to get out to the network, as plain data, so that a worker thread can be given the same. Reads the proxy variables in both cases. */
import { readFileSync } from "node:fs";
import type { StoreNotice } from "#core/store/json-lines.ts";
import type { SettingsState } from "#shared/contract/settings.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** A proxy's URL may hold a password: never log this object, never send it to the page. */
export type NetworkConfig = {
  readonly httpProxy: string | null;
  readonly httpsProxy: string | null;
  /** Hosts that are asked directly, in the form of NO_PROXY. */
  readonly noProxy: string;
  /** Certificates to trust besides the usual ones, as PEM text. */
  readonly extraCa: readonly string[];
};

/** The configuration that the proxy setting and the environment amount to. */
export function networkConfig(
  proxy: SettingsState["proxy"],
  env: Env,
  extraCa: NetworkConfig["extraCa"],
): NetworkConfig {
  switch (proxy.type) {
    case "none":
      return { httpProxy: null, httpsProxy: null, noProxy: "", extraCa };
    case "manual":
      return { httpProxy: proxy.url, httpsProxy: proxy.url, noProxy: "", extraCa };
    case "environment": {
      const variable = (name: string) => withScheme(env[name.toLowerCase()] ?? env[name.toUpperCase()]);
      const all = variable("all_proxy");
      return {
        httpProxy: variable("http_proxy") ?? all,
        httpsProxy: variable("https_proxy") ?? all,
        noProxy: env["no_proxy"] ?? env["NO_PROXY"] ?? "",
        extraCa,
      };
    }
  }
}

/** The files that NODE_EXTRA_CA_CERTS and SSL_CERT_FILE name; one that cannot be read is reported and passed over. */
export function readExtraCa(env: Env, report: (notice: StoreNotice) => void): readonly string[] {
  return ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"].flatMap((name) => {
    const file = env[name];
    if (file === undefined || file === "") return [];
    try {
      return [readFileSync(file, "utf8")];
    } catch {
      report({ what: `The certificates in ${name} could not be read`, why: `${file} is not a file we can read.` });
      return [];
    }
  });
}

/** `proxy.example:3128` is what many set; it means http. */
function withScheme(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  if (trimmed === "") return null;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
}
