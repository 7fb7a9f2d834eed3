import { Kind, parse, visit } from "graphql";
import { expect, it } from "vitest";
import { PAST_ORDERS, pastOrdersSince } from "./bulk-past-orders.ts";

/** Connections are the fields that select `edges`; how deep each lies below another. */
function connectionDepths(document: string): number[] {
  const depths: number[] = [];
  let depth = 0;
  visit(parse(document), {
    Field: {
      enter(field) {
        if (field.name.value === "edges") depths.push(++depth);
      },
      leave(field) {
        if (field.name.value === "edges") depth--;
      },
    },
  });
  return depths;
}

it("the query keeps to the limits of bulk operations", () => {
  expect(connectionDepths(PAST_ORDERS)).toEqual([1, 2, 2, 2]);
});

it("the query asks for orders since an instant, and for nothing that needs a variable", () => {
  const document = pastOrdersSince(new Date("2024-02-29T12:00:00Z"));
  expect(document).toContain(`orders(query: "processed_at:>='2024-02-29T12:00:00.000Z'")`);
  const [operation] = parse(document).definitions;
  expect(operation?.kind === Kind.OPERATION_DEFINITION && operation.variableDefinitions).toEqual([]);
});
