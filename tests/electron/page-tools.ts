/** What several specs do to the app's page. */
import { expect, type Page } from "@playwright/test";

/** Waits until the page shows what only the core can tell: its port works. */
export async function connected(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Models" }).click();
  await expect(page.getByText("Aster-Nano-Instruct").first()).toBeVisible();
}

/** Waits until the app has loaded its page: a reload before that would cut it off. */
export async function opened(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** Lets the page break its content security policy, as if it had none; what is refused now is refused by the app's other rules. */
export async function setPolicyAside(page: Page): Promise<void> {
  await opened(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setBypassCSP", { enabled: true });
  await page.reload();
}

export type PortWatch = {
  /** How many ports the page was given, and how many of those were closed by the other end. */
  counts(): { readonly given: number; readonly closed: number };
  /** Every frame that crossed, both ways. */
  readonly frames: readonly string[];
};

/** Looks over the shoulder of the page's own scripts, from its next document on: loads it again. */
export async function watchPorts(page: Page): Promise<PortWatch> {
  await opened(page);
  let given = 0;
  let closed = 0;
  const frames: string[] = [];
  await page.exposeFunction("reportPort", (what: "given" | "closed" | "frame", text: string) => {
    if (what === "given") given += 1;
    else if (what === "closed") closed += 1;
    else frames.push(text);
  });
  await page.addInitScript(() => {
    const report = (what: string, data: unknown = "") => {
      const tell: unknown = Reflect.get(window, "reportPort");
      if (typeof tell === "function") tell(what, String(data));
    };
    addEventListener("message", ({ ports: [port] }) => {
      if (port === undefined) return;
      report("given");
      port.addEventListener("close", () => report("closed"));
      port.addEventListener("message", ({ data }) => report("frame", data));
      const send = port.postMessage.bind(port);
      port.postMessage = (data: unknown) => {
        report("frame", data);
        send(data);
      };
    });
  });
  await page.reload();
  return { counts: () => ({ given, closed }), frames };
}
