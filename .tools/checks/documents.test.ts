import { buildSchema } from "graphql";
import { expect, it } from "vitest";
import { checkDocument, countDocuments, exportedDocuments } from "./documents.ts";

const schema = buildSchema(`
  type Shop { name: String! email: String @deprecated(reason: "Use contact.") }
  type Query { shop: Shop! }
`);

it("has nothing against a document that the schema knows", () => {
  expect(checkDocument(schema, "#graphql\nquery Shop { shop { name } }")).toEqual([]);
});

it("lets a fragment stand alone", () => {
  expect(checkDocument(schema, "#graphql\nfragment ShopName on Shop { name }")).toEqual([]);
});

it.each([
  [
    "an unknown field",
    "query { shop { nam } }",
    'line 1: Cannot query field "nam" on type "Shop". Did you mean "name"?',
  ],
  [
    "a deprecated field",
    "query { shop { email } }",
    "line 1: The field Shop.email is deprecated. Use contact.",
  ],
  ["broken text", "query { shop {", "Syntax Error: Expected Name, found <EOF>."],
  [
    "a fragment that nothing uses",
    "query { shop { name } } fragment F on Shop { name }",
    'line 1: Fragment "F" is never used.',
  ],
])("refuses %s", (_, text, message) => {
  expect(checkDocument(schema, text)).toEqual([message]);
});

it("finds the documents among the exports", () => {
  const module = { SHOP: "#graphql\nquery { shop { name } }", limit: 5, title: "Shop" };
  expect(exportedDocuments(module)).toEqual([["SHOP", "#graphql\nquery { shop { name } }"]]);
});

it("counts the documents of a source, exported or not", () => {
  expect(
    countDocuments("const A = `#graphql\n query`; export const B = `\n  #graphql\n query`; // #graphql"),
  ).toBe(2);
});
