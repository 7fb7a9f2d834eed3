/** One target of a function: the query for its input and the code that answers. */
export type FunctionTarget = { query: string; run: (input: unknown) => unknown };

/** A discount function that the app has released. */
export type DiscountFunction = {
  /** A UUID, as Shopify gives. */
  id: string;
  handle: string;
  title: string;
  /** cart.lines.discounts.generate.run: product and order discounts. */
  lines: FunctionTarget | null;
  /** cart.delivery-options.discounts.generate.run: shipping discounts. */
  delivery: FunctionTarget | null;
};
