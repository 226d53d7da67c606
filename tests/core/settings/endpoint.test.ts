import { expect, test } from "vitest";
import { normaliseEndpoint, resolveEndpoint } from "#core/settings/endpoint.ts";

test.each([
  ["https://huggingface.co/", "https://huggingface.co"],
  [" https://HUB.example:443/ ", "https://hub.example"],
  ["https://mirror.example/api/hf//", "https://mirror.example/api/hf"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
  ["http://localhost:8080/", "http://localhost:8080"],
  ["http://[::1]:8080/", "http://[::1]:8080"],
])("%s is the endpoint %s", (text, expected) => {
  expect(normaliseEndpoint(text)).toBe(expected);
});

test.each([
  "http://hub.example",
  "http://127.0.0.1.evil.example",
  "http://localhost.evil.example",
  "https://ana:secret@hub.example",
  "https://hub.example/?token=x",
  "https://hub.example/#x",
  "ftp://hub.example",
  "hub.example",
  "",
  `https://${"a".repeat(3000)}.example`,
])("%s cannot be an endpoint", (text) => {
  expect(normaliseEndpoint(text)).toBeNull();
});

test("the setting comes before HF_ENDPOINT, and HF_ENDPOINT before the official Hub", () => {
  const env = { HF_ENDPOINT: "https://mirror.example/" };
  expect(resolveEndpoint("https://mine.example", env)).toMatchObject({
    endpoint: { hub: "https://mine.example" },
    from: "setting",
  });
  expect(resolveEndpoint(null, env)).toMatchObject({
    endpoint: { hub: "https://mirror.example" },
    from: "environment",
  });
  expect(resolveEndpoint(null, {})).toMatchObject({ endpoint: { hub: "https://huggingface.co" }, from: "default" });
  expect(resolveEndpoint(null, { HF_ENDPOINT: " " })).toMatchObject({ from: "default", badVariables: [] });
});

test("the official Hub has its own router, and another Hub only the one that is named for it", () => {
  const env = { HUBDECK_ROUTER: "https://router.mirror.example/" };
  expect(resolveEndpoint(null, env).endpoint.router).toBe("https://router.huggingface.co");
  expect(resolveEndpoint("https://mirror.example", env).endpoint.router).toBe("https://router.mirror.example");
  expect(resolveEndpoint("https://mirror.example", {}).endpoint.router).toBeNull();
  const both = { ...env, HF_ENDPOINT: "https://mirror.example" };
  expect(resolveEndpoint(null, both).endpoint.router).toBe("https://router.mirror.example");
  expect(resolveEndpoint("https://mirror.example", both).endpoint.router).toBe("https://router.mirror.example");
  expect(resolveEndpoint("https://third.example", both).endpoint.router).toBeNull();
});

test("a variable that cannot be used is passed over and named", () => {
  const env = { HF_ENDPOINT: "http://mirror.example", HUBDECK_ROUTER: "nonsense" };
  expect(resolveEndpoint(null, env)).toMatchObject({ from: "default", badVariables: ["HF_ENDPOINT"] });
  expect(resolveEndpoint("https://mine.example", env).badVariables).toEqual(["HF_ENDPOINT", "HUBDECK_ROUTER"]);
});
