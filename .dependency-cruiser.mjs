/** The dependency rules of docs/architecture.md. Each has a planted violation in tests/architecture that must be caught. */

/** A package by name. Unresolved it is the bare name, so that the package `electron` is never taken for the folder electron/. */
const npm = (...names) => `^(?:${names.join("|")})$|node_modules/(?:${names.join("|")})/`;

const nothingOfOurs = (from, allowed) => ({
  from: { path: from },
  to: { path: "^(?:shared|electron|renderer|tests)/", pathNot: allowed },
});

const forbidden = (name, comment, rule) => ({ name, comment, severity: "error", ...rule });

/** @type {import("dependency-cruiser").IConfiguration & { forbidden: import("dependency-cruiser").IForbiddenRuleType[], options: import("dependency-cruiser").ICruiseOptions }} */
const config = {
  forbidden: [
    forbidden(
      "shared-imports-nothing-of-ours",
      "shared/ is the agreement: it knows neither side.",
      nothingOfOurs("^shared/", "^shared/"),
    ),
    forbidden("shared-imports-only-zod-and-contract", "shared/ runs anywhere.", {
      from: { path: "^shared/" },
      to: { pathNot: ["^shared/", npm("zod", "@orpc/contract"), "node_modules/@orpc/contract/"] },
    }),
    forbidden(
      "renderer-imports-only-shared",
      "The page reaches the core through the contract alone.",
      nothingOfOurs("^renderer/", "^(?:renderer|shared)/"),
    ),
    forbidden("renderer-without-node", "The page has no Node.", {
      from: { path: "^renderer/" },
      to: { dependencyTypes: ["core"] },
    }),
    forbidden(
      "core-imports-only-shared",
      "The core knows no door, no transport and no screen.",
      nothingOfOurs("^electron/core/", "^(?:electron/core|shared)/"),
    ),
    forbidden(
      "core-without-doors",
      "The core never imports electron, react, a transport or the contract's implementation.",
      {
        from: { path: "^electron/core/" },
        to: {
          path: npm(
            "electron",
            "electron-store",
            "react",
            "react-dom",
            "ws",
            "@orpc/(?:server|client|tanstack-query|contract)",
          ),
        },
      },
    ),
    forbidden(
      "core-does-not-listen",
      "Only web-host listens; exceptions are the profile owner's local socket, the list of trusted certificates, the transfer worker's connections, and the development server.",
      {
        from: {
          path: "^electron/(?!web-host/|core/profile/|core/hub/dispatcher\\.ts|core/downloads/transfer/worker/wire|dev/)",
        },
        to: { path: "^(?:node:)?(?:net|http|https|http2|tls)$", dependencyTypesNot: ["type-only"] },
      },
    ),
    forbidden(
      "api-imports-core-and-shared",
      "api/ is the contract's implementation and nothing more.",
      nothingOfOurs("^electron/api/", "^(?:electron/(?:api|core)|shared)/"),
    ),
    forbidden(
      "desktop-imports-api-and-core",
      "A door imports api and core.",
      nothingOfOurs("^electron/desktop/", "^(?:electron/(?:desktop|api|core)|shared)/"),
    ),
    forbidden(
      "web-host-imports-api-and-core",
      "A door imports api and core.",
      nothingOfOurs("^electron/web-host/", "^(?:electron/(?:web-host|api|core)|shared)/"),
    ),
    forbidden("only-the-electron-door-imports-electron", "Everything else runs in plain Node.", {
      from: { path: "^(?:electron|renderer|shared)/", pathNot: "^electron/(?:main\\.ts|preload\\.ts|desktop/)" },
      to: { path: npm("electron", "electron-store", "electron-log", "electron-updater") },
    }),
    forbidden("serve-never-reaches-electron", "The browser door must start where Electron is not installed.", {
      from: { path: "^electron/serve\\.ts$" },
      to: { path: npm("electron", "electron-store"), reachable: true },
    }),
    forbidden("only-keychain-imports-keyring", "One file speaks to the OS keychain.", {
      from: { path: "^(?:electron|renderer|shared)/", pathNot: "^electron/core/accounts/keychain\\.ts$" },
      to: { path: npm("@napi-rs/keyring", "keytar") },
    }),
    forbidden("orpc-in-three-places", "Replacing the contract library must stay a small job.", {
      from: { path: "^(?:electron|renderer|shared)/", pathNot: "^(?:shared/contract|electron/api|renderer/api)/" },
      to: { path: "^@orpc/|node_modules/@orpc/" },
    }),
    forbidden("ws-in-web-host", "Only web-host knows the WebSocket library.", {
      from: { path: "^(?:electron|renderer|shared)/", pathNot: "^electron/web-host/" },
      to: { path: npm("ws"), dependencyTypesNot: ["type-only"] },
    }),
    forbidden("network-in-one-place", "hubFetch and the transfer worker are the only ways out.", {
      from: { path: "^electron/", pathNot: "^electron/core/(?:hub/|downloads/transfer/worker/(?:part-stream|wire))" },
      to: { path: npm("undici") },
    }),
    forbidden("features-do-not-import-each-other", "app/ composes features.", {
      from: { path: "^renderer/features/([^/]+)/" },
      to: { path: "^renderer/features/([^/]+)/", pathNot: "^renderer/features/$1/" },
    }),
    forbidden("ui-knows-no-feature", "ui/, text/ and api/ are below the features.", {
      from: { path: "^renderer/(?:ui|text|api)/" },
      to: { path: "^renderer/(?:features|app)/" },
    }),
    forbidden("features-know-no-app", "A feature gets what it needs through props and slots.", {
      from: { path: "^renderer/features/" },
      to: { path: "^renderer/app/" },
    }),
    forbidden("no-cycles", "A cycle means that two files are one.", { from: {}, to: { circular: true } }),
    forbidden("no-barrels", "Import the file that has the thing.", {
      from: {},
      to: { path: "/index\\.tsx?$", pathNot: ["node_modules/", "^shared/contract/index\\.ts$"] },
    }),
    forbidden("product-does-not-import-tests", "Tests import the product, never the other way.", {
      from: { path: "^(?:shared|electron|renderer)/" },
      to: { path: "^tests/" },
    }),
    forbidden("everything-resolves", "An import that resolves to nothing hides every other rule.", {
      from: { path: "^(?:shared|electron|renderer)/" },
      // `hast` has types alone.
      to: { couldNotResolve: true, pathNot: "^hast$" },
    }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^tests/architecture/planted/|^dist/" },
    parser: "swc",
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};

export default config;
