import { buildSchema } from "graphql";
import { expect, it } from "vitest";
import { checkFunctionToml, type FunctionSurroundings } from "./function-toml.ts";

const around: FunctionSurroundings = {
  schema: buildSchema(`
    type Query { cart: String }
    type Mutation { cartLinesDiscountsGenerateRun(result: String): String }
    schema { query: Query mutation: Mutation }
  `),
  apiVersion: "2026-07",
  exported: new Set(["cartLinesDiscountsGenerateRun"]),
  words: new Set(["name"]),
  read: (path) =>
    ({ "src/run.graphql": "query { cart }", "src/odd.graphql": "query { card }" })[path] ?? null,
};

const good = `
api_version = "2026-07"

[[extensions]]
name = "t:name"
handle = "loyalty-discount"
type = "function"

  [extensions.input.variables]
  namespace = "$app:loyalty"
  key = "variables"

  [[extensions.targeting]]
  target = "cart.lines.discounts.generate.run"
  input_query = "src/run.graphql"
  export = "cart-lines-discounts-generate-run"

  [extensions.build]
  command = ""
  path = "dist/function.wasm"
`;

it("has nothing against a right configuration", () => {
  expect(checkFunctionToml(good, around)).toEqual([]);
});

it.each([
  ["an unknown key", `command = ""`, `comand = ""`, `extensions.0.build: Unrecognized key: "comand"`],
  ["another API version", "2026-07", "2026-04", "api_version is 2026-04, the schema's 2026-07"],
  [
    "a misspelt target",
    "cart.lines",
    "cart.line",
    `target "cart.line.discounts.generate.run" does not exist`,
  ],
  [
    "an export that is not there",
    "cart-lines",
    "cart-line",
    "src/index.ts exports no cartLineDiscountsGenerateRun",
  ],
  [
    "a query that is not there",
    "run.graphql",
    "input.graphql",
    `input_query "src/input.graphql" is not there`,
  ],
  [
    "a query that Shopify would refuse",
    "run.graphql",
    "odd.graphql",
    `src/odd.graphql: Cannot query field "card" on type "Query". Did you mean "cart"?`,
  ],
  ["a word that is not there", "t:name", "t:title", `locales/en.default.json has no "title"`],
])("refuses %s", (_, from, to, message) => {
  expect(checkFunctionToml(good.replace(from, to), around)).toContain(message);
});
