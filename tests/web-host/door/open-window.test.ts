/** A stand-in for a browser records how it was started, so that the test sees what any user of the machine could see. */
import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openWindow } from "#electron/web-host/door/open-window.ts";
import { writeRedirectFile } from "#electron/web-host/door/redirect-file.ts";
import { thisMachine } from "#electron/web-host/door/this-machine.ts";

const link = `http://127.0.0.1:40000/#launch=${"t".repeat(43)}`;
let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hubdeck-window-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function standInBrowser(script: string): Promise<NodeJS.ProcessEnv> {
  await writeFile(join(root, "google-chrome-stable"), `#!/bin/sh\n${script}\n`);
  await chmod(join(root, "google-chrome-stable"), 0o755);
  return { PATH: `${root}:${process.env["PATH"]}`, DISPLAY: ":99", HF_TOKEN: "a token", HUBDECK_PROFILE: root };
}

describe("opening the window", () => {
  it("gives the browser a file that only this person can read; neither its arguments nor its environment hold a secret", async () => {
    const env = await standInBrowser(
      `printf '%s\\n' "$@" > ${root}/arguments.part; env > ${root}/environment; mv ${root}/arguments.part ${root}/arguments`,
    );
    const window = await openWindow(link, join(root, "profile"), await thisMachine(env));
    expect(window).toMatchObject({ name: "Google Chrome", kind: "app-window" });
    const seen = await expect
      .poll(() => readFile(join(root, "arguments"), "utf8").catch(() => ""))
      .toMatch(/^--app=file:/)
      .then(() => readFile(join(root, "arguments"), "utf8"));
    expect(seen).not.toContain("launch=");
    expect(seen).not.toContain("tttt");
    expect(await readFile(join(root, "environment"), "utf8")).not.toMatch(/^(HF_|HUBDECK_)/m);
    const [folder = ""] = await readdir(join(root, "profile"));
    const path = join(root, "profile", folder, "open.html");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(path, ".."))).mode & 0o777).toBe(0o700);
    expect(await readFile(path, "utf8")).toContain(`url=${link}"`);
    await window?.forget();
    expect(await readdir(join(root, "profile"))).toEqual([]);
  });

  it("says that there is none when the browser does not start, and leaves no file behind", async () => {
    const env = await standInBrowser("");
    await writeFile(join(root, "google-chrome-stable"), "#!/no/such/interpreter\n");
    expect(await openWindow(link, join(root, "profile"), await thisMachine(env))).toBeNull();
    expect(await readdir(join(root, "profile"))).toEqual([]);
  });

  it("takes away the files of earlier starts, whose links are no longer good, and no others", async () => {
    const old = await writeRedirectFile(root, link);
    const longAgo = new Date(Date.now() - 120_000);
    await utimes(join(old.path, ".."), longAgo, longAgo);
    const young = await writeRedirectFile(root, link);
    await writeRedirectFile(root, link);
    await expect(stat(old.path)).rejects.toMatchObject({ code: "ENOENT" });
    expect((await stat(young.path)).isFile()).toBe(true);
  });
});
