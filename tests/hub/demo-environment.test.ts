/** What of the real environment reaches the demo, variable by variable. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { demoEnvironment } from "#tests/hub/demo-environment.ts";

const place = { root: join("/", "tmp", "demo"), hubUrl: "http://127.0.0.1:1", routerUrl: "http://127.0.0.1:2" };

/** One variable of each kind that can carry something of the person or lead somewhere else. */
const personal = {
  HF_TOKEN: "planted",
  HF_TOKEN_PATH: "planted",
  HF_HOME: "planted",
  HF_HUB_CACHE: "planted",
  HF_XET_CACHE: "planted",
  HF_INFERENCE_ENDPOINT: "planted",
  HF_HUB_OFFLINE: "planted",
  HF_OIDC_RESOURCE: "planted",
  HUGGING_FACE_HUB_TOKEN: "planted",
  HUGGINGFACE_HUB_CACHE: "planted",
  HUGGINGFACE_CO_STAGING: "planted",
  TRANSFORMERS_CACHE: "planted",
  HUBDECK_RECORDINGS: "planted",
  HUBDECK_ANYTHING: "planted",
  HTTP_PROXY: "planted",
  https_proxy: "planted",
  ALL_PROXY: "planted",
  no_proxy: "planted",
  NODE_OPTIONS: "planted",
  NODE_EXTRA_CA_CERTS: "planted",
  SSL_CERT_FILE: "planted",
  LD_PRELOAD: "planted",
  AWS_SECRET_ACCESS_KEY: "planted",
  OPENAI_API_KEY: "planted",
  GITHUB_TOKEN: "planted",
  SSH_AUTH_SOCK: "planted",
  GNOME_KEYRING_CONTROL: "planted",
  XDG_DATA_DIRS: "planted",
  XDG_RUNTIME_DIR: "planted",
  PWD: "planted",
  OLDPWD: "planted",
  USER: "planted",
  LOGNAME: "planted",
  ELECTRON_RUN_AS_NODE: "planted",
};

describe("the demo's environment", () => {
  test.each(Object.keys(personal))("keeps %s out", (name) => {
    const environment = demoEnvironment(personal, place);
    expect(environment[name]).toBeUndefined();
    expect(Object.values(environment)).not.toContain("planted");
  });

  test.each([
    "HOME",
    "USERPROFILE",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
    "TMPDIR",
    "TEMP",
    "TMP",
  ])("points %s into the demo's own folder", (name) => {
    const environment = demoEnvironment({ [name]: join("/", "home", "real") }, place);
    expect(environment[name]?.startsWith(place.root)).toBe(true);
  });

  test.each([
    ["HF_ENDPOINT", "http://127.0.0.1:1"],
    ["HUBDECK_ROUTER", "http://127.0.0.1:2"],
    ["HUBDECK_PROFILE", join(place.root, "profile")],
    ["HUBDECK_KEYCHAIN_SERVICE", "memory"],
    ["HUBDECK_DEMO", "1"],
    ["DBUS_SESSION_BUS_ADDRESS", "disabled:"],
  ])("sets %s, whatever it was", (name, value) => {
    expect(demoEnvironment({ [name]: "https://huggingface.co" }, place)[name]).toBe(value);
  });

  test.each([
    "PATH",
    "Path",
    "LANG",
    "LC_ALL",
    "TERM",
    "TZ",
    "DISPLAY",
    "SystemRoot",
    "ProgramFiles(x86)",
    "SSH_CONNECTION",
  ])("lets %s through: without it nothing runs or shows", (name) => {
    expect(demoEnvironment({ [name]: "kept" }, place)[name]).toBe("kept");
  });

  test("X11 still finds its key, and Wayland its socket, but only where there is a screen", () => {
    const home = join("/", "home", "real");
    expect(demoEnvironment({ DISPLAY: ":0", HOME: home }, place)["XAUTHORITY"]).toBe(join(home, ".Xauthority"));
    expect(demoEnvironment({ DISPLAY: ":0", HOME: home, XAUTHORITY: "/run/key" }, place)["XAUTHORITY"]).toBe(
      "/run/key",
    );
    expect(demoEnvironment({ HOME: home }, place)["XAUTHORITY"]).toBeUndefined();
    const wayland = { WAYLAND_DISPLAY: "wayland-0", XDG_RUNTIME_DIR: "/run/user/1000" };
    expect(demoEnvironment(wayland, place)["XDG_RUNTIME_DIR"]).toBe("/run/user/1000");
  });
});
