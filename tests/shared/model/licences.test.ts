import { expect, test } from "vitest";
import { licenceOf } from "#shared/model/licences.ts";

test.each([
  ["apache-2.0", "Apache License 2.0", "yes"],
  ["MIT", "MIT License", "yes"],
  ["cc-by-nc-4.0", "Creative Commons Attribution-NonCommercial 4.0", "no"],
  ["cc-by-sa-4.0", "Creative Commons Attribution-ShareAlike 4.0", "yes"],
  ["agpl-3.0", "GNU Affero GPL 3.0", "yes"],
  ["openrail++", "OpenRAIL++", "limits"],
  ["llama3.1", "Llama 3.1 Community License", "limits"],
  ["gemma", "Gemma Terms of Use", "limits"],
  ["apple-amlr", "Apple Machine Learning Research Model License", "no"],
  ["cc", "Creative Commons, which one is not said", "unknown"],
])("%s is known", (id, name, commercialUse) => {
  expect(licenceOf(id)).toMatchObject({ name, commercialUse });
});

test("what is not known is the maker's own, by the name that the card gives it", () => {
  expect(licenceOf("other", "Aster Licence")).toMatchObject({ name: "Aster Licence", commercialUse: "unknown" });
  expect(licenceOf("other")).toMatchObject({ name: "A licence of its own" });
  expect(licenceOf("some-new-licence")).toMatchObject({ name: "some-new-licence", commercialUse: "unknown" });
  expect(licenceOf("constructor")).toMatchObject({ name: "constructor", commercialUse: "unknown" });
});

test("no licence is no permission", () => {
  for (const id of [null, "unknown"]) {
    expect(licenceOf(id)).toMatchObject({ name: "No licence stated", commercialUse: "unknown" });
    expect(licenceOf(id).meaning).toContain("assume that you may not");
  }
});
