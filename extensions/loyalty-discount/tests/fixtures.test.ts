import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  loadFixture,
  loadInputQuery,
  loadSchema,
  validateTestAssets,
} from "@shopify/shopify-function-test-helpers";
import { printSchema } from "graphql";
import { beforeAll, expect, it } from "vitest";
import { loadFunctionSchema } from "../../../simulator/functions/function-schema.ts";
import type { CartLinesInput, DeliveryOptionsInput } from "../src/function-input.ts";
import { cartDeliveryOptionsDiscountsGenerateRun, cartLinesDiscountsGenerateRun } from "../src/index.ts";

const folder = join(import.meta.dirname, "fixtures");
/** An input as Shopify hands it over: JSON. */
const TARGETS: Record<string, { query: string; run: (json: string) => unknown }> = {
  "cart-lines-discounts-generate-run": {
    query: "cart-lines",
    run: (json) => {
      const input: CartLinesInput = JSON.parse(json);
      return cartLinesDiscountsGenerateRun(input);
    },
  },
  "cart-delivery-options-discounts-generate-run": {
    query: "delivery-options",
    run: (json) => {
      const input: DeliveryOptionsInput = JSON.parse(json);
      return cartDeliveryOptionsDiscountsGenerateRun(input);
    },
  },
};

let schema: Awaited<ReturnType<typeof loadSchema>>;
beforeAll(async () => {
  // Shopify's helpers read a schema as text, into the copy of graphql that they check with.
  const scratch = mkdtempSync(join(tmpdir(), "discount-schema-"));
  const file = join(scratch, "schema.graphql");
  writeFileSync(file, printSchema(loadFunctionSchema("2026-07")));
  schema = await loadSchema(file);
  rmSync(scratch, { recursive: true });
});

async function load(name: string) {
  const fixture = await loadFixture(join(folder, name));
  const target = TARGETS[fixture.export];
  if (!target) throw new Error(`${name} names no export of the function`);
  const query = join(import.meta.dirname, "..", "src", `${target.query}.graphql`);
  return { fixture, inputQueryAST: await loadInputQuery(query), run: target.run };
}

it.each(readdirSync(folder))(
  "%s is what Shopify's schema allows, and what the function does",
  async (name) => {
    const { fixture, inputQueryAST, run } = await load(name);
    const found = await validateTestAssets({ schema, fixture, inputQueryAST });
    expect(found.error).toBeUndefined();
    expect(found.inputQuery.errors).toEqual([]);
    expect(found.inputFixture.errors).toEqual([]);
    expect(found.outputFixture.errors).toEqual([]);
    expect(run(JSON.stringify(fixture.input))).toEqual(fixture.expectedOutput);
  },
);

it("notices an answer that Shopify would refuse", async () => {
  const { fixture, inputQueryAST } = await load("gold-member.json");
  const wrong = JSON.parse(JSON.stringify(fixture).replaceAll('"FIRST"', '"BEST"'));
  const found = await validateTestAssets({ schema, fixture: wrong, inputQueryAST });
  expect(found.outputFixture.errors).not.toEqual([]);
});
