/**
 * electron-builder itself, with our configuration, around a made-up Electron: what it puts into the app. Nothing is fetched.
 * Its own validator judges electron-builder.yml before it packs.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { extractAll, listPackage } from "@electron/asar";
import { Arch } from "electron-builder";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { finishApp } from "#build/after-pack.mjs";
import { fusesFor, wrongFuses } from "#build/fuses.mjs";
import { writeFuses } from "#tests/packaging/fuse-wire.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const builder = join(root, "node_modules", "electron-builder", "cli.js");
const keychain = `keyring-linux-${process.arch}-gnu`;

describe.skipIf(process.platform !== "linux")(
  "the packed app (on Linux, where an unpacked Electron is a folder)",
  () => {
    let folder = "";
    /** The released app and the tests' one, their binaries, archives, and the archives' file lists. */
    let release: Packed;
    let tests: Packed;
    /** The release's archive as a folder, with no node_modules above it. */
    let app = "";

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "hubdeck-packed-"));
      await mkdir(join(folder, "electron", "resources"), { recursive: true });
      await writeFuses(join(folder, "electron", "electron"));
      release = await pack(folder, "electron-builder.yml");
      tests = await pack(folder, "electron-builder.e2e.yml");
      app = join(folder, "app");
      extractAll(release.archive, app);
    }, 120_000);
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it("holds Electron's part of the build and production packages, and nothing else of the project", () => {
      const ours = release.files.filter((path) => !path.startsWith("node_modules/"));
      const page = ours.filter((path) => path.startsWith("dist/renderer/"));
      const chunk = /^dist\/electron\/chunks\/desktop-[\w-]+\.js$/;
      expect(ours.filter((path) => !page.includes(path) && !chunk.test(path)).sort()).toEqual([
        "LICENSE",
        "dist/electron/main.js",
        "dist/electron/transfer-worker.js",
        "dist/preload/preload.cjs",
        "package.json",
      ]);
      expect(page).toContain("dist/renderer/index.html");
      expect(page.length).toBeGreaterThan(20);
    });

    it("holds no chunk that its entries do not import, and each that they do", async () => {
      const chunks = release.files.filter((path) => path.startsWith("dist/electron/chunks/"));
      const { own } = await importsOf(app, ["dist/electron/main.js", "dist/electron/transfer-worker.js"]);
      expect([...own].filter((path) => path.includes("/chunks/")).sort()).toEqual(chunks.sort());
    });

    it("holds no tests, sources, types, source maps, caches, notes or packages that only build it", () => {
      const unwanted = /\.(?:tsx?|[cm]ts|map|md)$|\/(?:tests?|__tests__|\.cache|\.github)\/|stand-in|\.env/;
      expect(release.files.filter((path) => unwanted.test(path))).toEqual([]);
      const packages = new Set(release.files.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]));
      const development = [
        "electron",
        "electron-builder",
        "vite",
        "vitest",
        "typescript",
        "react",
        "@mantine/core",
        "ws",
      ];
      expect(development.filter((name) => packages.has(name))).toEqual([]);
    });

    it("has this machine's keychain binary alone, as the only file outside the archive", async () => {
      const binaries = release.files.filter((path) => path.endsWith(".node"));
      expect(binaries).toHaveLength(1);
      expect(binaries[0]).toMatch(new RegExp(`^node_modules/@napi-rs/${keychain}/`));
      expect((await stat(join(`${release.archive}.unpacked`, binaries[0] ?? ""))).size).toBeGreaterThan(100_000);
      expect(release.files.filter((path) => /@napi-rs\/keyring-/.test(path) && !path.includes(keychain))).toEqual([]);
    });

    it("loads every package that main.js and the worker import from the archive alone", async () => {
      const { packages } = await importsOf(app, ["dist/electron/main.js", "dist/electron/transfer-worker.js"]);
      expect(packages.size).toBeGreaterThan(8);
      // The one that needs a running Electron; the package it stands on is loaded in its place.
      const names = [...packages].map((name) => (name === "electron-store" ? "conf" : name)).concat("@napi-rs/keyring");
      expect(packages.has("electron-store")).toBe(true);
      expect(release.files).toContain("node_modules/electron-store/index.js");
      const code = `for (const name of ${JSON.stringify(names)}) await import(name);`;
      await run(process.execPath, ["--input-type=module", "--eval", code], { cwd: join(app, "dist") });
    });

    it("starts where its package.json says, and is not larger than it has to be", async () => {
      const manifest = z
        .looseObject({ main: z.string(), desktopName: z.string() })
        .parse(JSON.parse(await readFile(join(app, "package.json"), "utf8")));
      expect(release.files).toContain(manifest.main);
      expect(manifest).not.toHaveProperty("devDependencies");
      expect(manifest).not.toHaveProperty("scripts");
      expect((await stat(release.archive)).size).toBeLessThan(14_000_000);
    });

    it("has the released fuses; the tests' build differs in being inspectable and in nothing else", async () => {
      expect(await wrongFuses(release.binary, fusesFor("linux"))).toEqual([]);
      expect(await wrongFuses(tests.binary, fusesFor("linux"))).toEqual([
        "EnableNodeCliInspectArguments is ENABLE instead of DISABLE",
      ]);
      expect((await readFile(tests.archive)).equals(await readFile(release.archive))).toBe(true);
    });

    it("is refused when the keychain's binary is another processor's", async () => {
      const other = process.arch === "x64" ? "arm64" : "x64";
      const app = {
        appOutDir: dirname(release.binary),
        electronPlatformName: "linux",
        arch: Arch[other],
        packager: {
          appInfo: { productFilename: "Hubdeck" },
          executableName: "hubdeck",
          getResourcesDir: (folder: string) => join(folder, "resources"),
        },
      };
      await expect(finishApp(app)).rejects.toThrow(
        `The app would have no keychain: @napi-rs/keyring-linux-${other}-gnu is not installed.`,
      );
    });

    it("is refused by electron-builder's own validator for an option that it does not have", async () => {
      await expect(pack(folder, "electron-builder.yml", "-c.linux.synopsi=x")).rejects.toThrow(
        "does not match the API schema",
      );
    });
  },
);

type Packed = { readonly binary: string; readonly archive: string; readonly files: readonly string[] };

/** Packs with a configuration of ours; rejects with what electron-builder said. */
async function pack(folder: string, configuration: string, ...more: readonly string[]): Promise<Packed> {
  const output = join(folder, `${configuration}${more.join("")}`);
  await run(
    process.execPath,
    [
      builder,
      ...["--linux", "dir", "--publish", "never", "--config", configuration, ...more],
      ...[`-c.electronDist=${join(folder, "electron")}`, `-c.directories.output=${output}`],
    ],
    {
      cwd: root,
      maxBuffer: 10_000_000,
      // Whatever would be fetched fails: nobody listens there.
      env: { ...process.env, HTTPS_PROXY: "http://127.0.0.1:9", HTTP_PROXY: "http://127.0.0.1:9", CI: "true" },
    },
  ).catch((error: unknown) => {
    const said = z.looseObject({ stdout: z.string(), stderr: z.string() }).parse(error);
    throw new Error(`${said.stdout}${said.stderr}`);
  });
  const unpacked = join(output, "linux-unpacked");
  const archive = join(unpacked, "resources", "app.asar");
  const all = listPackage(archive, { isPack: false }).map((path) => path.slice(1));
  const files = all.filter((path) => !all.some((other) => other.startsWith(`${path}/`)));
  return { binary: join(unpacked, "hubdeck"), archive, files };
}

/** What built modules import, directly and through their own chunks: files of the app, and packages other than Node's and electron. */
async function importsOf(app: string, entries: readonly string[]) {
  const own = new Set<string>();
  const packages = new Set<string>();
  const queue = [...entries];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (own.has(path)) continue;
    own.add(path);
    const text = await readFile(join(app, path), "utf8");
    for (const [, name = ""] of text.matchAll(/(?:^import |\bfrom |\bimport\()\s*"([^"]+)"/gm)) {
      if (name.startsWith(".")) queue.push(join(path, "..", name));
      else if (!isBuiltin(name) && name !== "electron") packages.add(name);
    }
  }
  return { own, packages };
}
