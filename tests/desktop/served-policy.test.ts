/** The headers of the page as the app's own scheme serves it, read as an engine reads them. */
import { expect, it } from "vitest";
import { answer } from "#electron/desktop/app-protocol.ts";

const files = {
  find: () => null,
  page: () => ({ body: Buffer.from("<html>"), contentType: "text/html; charset=utf-8" }),
};
const { headers } = answer({ url: "app://bundle/", method: "GET" }, files, "dark");

it("allows the page its own files, blobs and inline pictures, and nothing inline, foreign or connected", () => {
  const directives = (headers.get("content-security-policy") ?? "").split(";").map((directive) => directive.trim());
  const policy = Object.fromEntries(directives.map((text) => [text.split(" ")[0], text.split(" ").slice(1).join(" ")]));
  expect(Object.keys(policy)).toHaveLength(directives.length);
  expect(policy).toEqual({
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' blob: data:",
    "media-src": "'self' blob:",
    "font-src": "'self'",
    "connect-src": "'none'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-src": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "hubdeck-worker",
  });
});

it("keeps the page to itself", () => {
  expect(Object.fromEntries(headers)).toMatchObject({
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
  const features = (headers.get("permissions-policy") ?? "").split(", ");
  expect(features).toEqual(expect.arrayContaining(["camera=()", "microphone=()", "geolocation=()", "usb=()"]));
  expect(features.filter((feature) => !feature.endsWith("=()"))).toEqual([]);
});
