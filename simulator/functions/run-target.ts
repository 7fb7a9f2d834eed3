import { coerceInputValue, execute, parse, validate, type GraphQLInputType } from "graphql";
import { fullNamespace, metafieldKey } from "#simulator/graphql/metafield-view.ts";
import { resolveField } from "#simulator/graphql/view.ts";
import { discountGid } from "#simulator/world/discounts/discount-status.ts";
import type { FunctionRequest } from "#simulator/world/types.ts";
import { loadFunctionSchema } from "./function-schema.ts";
import { inputView } from "./input-view.ts";

export type Target = {
  version: string;
  query: string;
  run: (input: unknown) => unknown;
  /** The field of MutationRoot that takes the result. */
  result: "cartLinesDiscountsGenerateRun" | "cartDeliveryOptionsDiscountsGenerateRun";
  /** Where the discount keeps the variables of the query. */
  variables: { namespace: string; key: string } | null;
};

/** Runs as Shopify does: its own query makes the input, the schema checks the output. Throws what is wrong. */
export function runTarget(target: Target, request: FunctionRequest): unknown {
  const schema = loadFunctionSchema(target.version);
  const document = parse(target.query);
  const [invalid] = validate(schema, document);
  if (invalid !== undefined) throw new Error(`The function's query is not valid: ${invalid.message}`);
  const answer = execute({
    schema,
    document,
    rootValue: inputView(request),
    variableValues: variablesOf(target, request),
    fieldResolver: resolveField,
  });
  if (answer instanceof Promise) throw new Error("The input of a function is at hand.");
  const [error] = answer.errors ?? [];
  if (error !== undefined) throw new Error(error.message);
  // The module gets plain JSON, and gives it, as over the border of WebAssembly.
  const output: unknown = JSON.parse(JSON.stringify(target.run(JSON.parse(JSON.stringify(answer.data)))));
  return coerceInputValue(output, resultType(target), (path, _value, problem) => {
    throw new Error(`The function's output is not valid at ${path.join(".")}: ${problem.message}`);
  });
}

function resultType({ version, result }: Target): GraphQLInputType {
  const field = loadFunctionSchema(version).getMutationType()?.getFields()[result];
  const type = field?.args.find((each) => each.name === "result")?.type;
  if (type === undefined) throw new Error(`The schema has no ${result}.`);
  return type;
}

function variablesOf({ variables }: Target, { shop, discount }: FunctionRequest): Record<string, unknown> {
  if (variables === null) return {};
  const place = metafieldKey(discountGid(discount), fullNamespace(variables.namespace), variables.key);
  const parsed: unknown = JSON.parse(shop.metafields.get(place)?.value ?? "{}");
  return parsed !== null && typeof parsed === "object" ? { ...parsed } : {};
}
