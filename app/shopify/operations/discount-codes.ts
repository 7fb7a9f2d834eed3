import { z } from "zod";
import { AdminApiError, ask, refuseUserErrors, userErrors, type AdminClient } from "./admin-client.ts";
import { isCodeTaken } from "./code-taken.ts";

/** What all codes have in common: one person, one use, from now to its end. */
export interface DiscountTerms {
  code: string;
  /** gid of the only customer who may use it. */
  customer: string;
  startsAt: Date;
  endsAt: Date;
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
}

/** Amounts are decimals in the shop's currency: Shopify converts them for other markets. */
export type NativeDiscount =
  | {
      kind: "basic";
      value: { amount: string } | { percent: number };
      minimum: string | null;
      /** gids; both empty: all goods. */
      products: readonly string[];
      collections: readonly string[];
    }
  | { kind: "shipping"; minimum: string | null; upTo: string | null };

/** What a function decides, by the settings in a metafield of the discount. */
export interface FunctionDiscount {
  kind: "function";
  handle: string;
  discountClasses: readonly ("ORDER" | "PRODUCT")[];
  metafields: readonly { namespace: string; key: string; type: string; value: string }[];
}

const PAYLOAD = "codeDiscountNode { id } userErrors { field message code }";

export const CREATE_BASIC_CODE = `#graphql
  mutation CreateBasicCode($input: DiscountCodeBasicInput!) {
    discountCodeBasicCreate(basicCodeDiscount: $input) { ${PAYLOAD} }
  }
`;

export const CREATE_SHIPPING_CODE = `#graphql
  mutation CreateShippingCode($input: DiscountCodeFreeShippingInput!) {
    discountCodeFreeShippingCreate(freeShippingCodeDiscount: $input) { ${PAYLOAD} }
  }
`;

export const CREATE_FUNCTION_CODE = `#graphql
  mutation CreateFunctionCode($input: DiscountCodeAppInput!) {
    discountCodeAppCreate(codeAppDiscount: $input) {
      codeAppDiscount { discountId }
      userErrors { field message code }
    }
  }
`;

const created = z.object({ codeDiscountNode: z.object({ id: z.string() }).nullable(), userErrors });
const basicCreated = z.object({ discountCodeBasicCreate: created });
const shippingCreated = z.object({ discountCodeFreeShippingCreate: created });
const functionCreated = z.object({
  discountCodeAppCreate: z.object({
    codeAppDiscount: z.object({ discountId: z.string() }).nullable(),
    userErrors,
  }),
});

const common = ({ code, customer, startsAt, endsAt, combinesWith }: DiscountTerms) => ({
  title: code,
  code,
  context: { customers: { add: [customer] } },
  usageLimit: 1,
  appliesOncePerCustomer: true,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  combinesWith,
});

const minimumRequirement = (minimum: string | null) =>
  minimum === null ? {} : { minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: minimum } } };

const itemsOf = ({ products, collections }: Extract<NativeDiscount, { kind: "basic" }>) => {
  if (products.length > 0) return { products: { productsToAdd: products } };
  return collections.length > 0 ? { collections: { add: collections } } : { all: true };
};

type Made = { gid: string | null; errors: z.infer<typeof userErrors> };

async function createBasic(
  client: AdminClient,
  terms: DiscountTerms,
  discount: Extract<NativeDiscount, { kind: "basic" }>,
): Promise<Made> {
  const { value, minimum } = discount;
  const gives =
    "amount" in value
      ? { discountAmount: { amount: value.amount, appliesOnEachItem: false } }
      : { percentage: value.percent / 100 };
  const input = {
    ...common(terms),
    ...minimumRequirement(minimum),
    customerGets: { value: gives, items: itemsOf(discount) },
  };
  const { discountCodeBasicCreate: answer } = await ask(client, CREATE_BASIC_CODE, { input }, basicCreated);
  return { gid: answer.codeDiscountNode?.id ?? null, errors: answer.userErrors };
}

async function createShipping(
  client: AdminClient,
  terms: DiscountTerms,
  { minimum, upTo }: Extract<NativeDiscount, { kind: "shipping" }>,
): Promise<Made> {
  const input = {
    ...common(terms),
    ...minimumRequirement(minimum),
    ...(upTo === null ? {} : { maximumShippingPrice: upTo }),
    destination: { all: true },
  };
  const { discountCodeFreeShippingCreate: answer } = await ask(
    client,
    CREATE_SHIPPING_CODE,
    { input },
    shippingCreated,
  );
  return { gid: answer.codeDiscountNode?.id ?? null, errors: answer.userErrors };
}

async function createByFunction(
  client: AdminClient,
  terms: DiscountTerms,
  { handle, discountClasses, metafields }: FunctionDiscount,
): Promise<Made> {
  const input = { ...common(terms), functionHandle: handle, discountClasses, metafields };
  const { discountCodeAppCreate: answer } = await ask(
    client,
    CREATE_FUNCTION_CODE,
    { input },
    functionCreated,
  );
  return { gid: answer.codeAppDiscount?.discountId ?? null, errors: answer.userErrors };
}

/**
 * Makes a discount code, once: the code itself is the key, so whoever asks again is told which discount has it.
 * @returns the gid of its node
 * @throws AdminApiError "refused" for what Shopify will not make, "unavailable" when nobody knows whether it did
 */
export async function createDiscountCode(
  client: AdminClient,
  terms: DiscountTerms,
  discount: NativeDiscount | FunctionDiscount,
): Promise<string> {
  const { gid, errors } =
    discount.kind === "basic"
      ? await createBasic(client, terms, discount)
      : discount.kind === "shipping"
        ? await createShipping(client, terms, discount)
        : await createByFunction(client, terms, discount);
  if (gid && errors.length === 0) return gid;
  const before = isCodeTaken(errors) ? await findDiscountCode(client, terms.code) : null;
  if (before) return before;
  refuseUserErrors(errors);
  throw new AdminApiError("not-understood", `Shopify made nothing of ${terms.code} and does not say why`);
}

export const DISCOUNT_BY_CODE = `#graphql
  query DiscountByCode($code: String!) {
    codeDiscountNodeByCode(code: $code) { id }
  }
`;

const byCode = z.object({ codeDiscountNodeByCode: z.object({ id: z.string() }).nullable() });

/** gid of the discount that has a code, whatever its case; null when none has. */
export async function findDiscountCode(client: AdminClient, code: string): Promise<string | null> {
  const { codeDiscountNodeByCode: node } = await ask(client, DISCOUNT_BY_CODE, { code }, byCode);
  return node?.id ?? null;
}

export const DELETE_DISCOUNT_CODE = `#graphql
  mutation DeleteDiscountCode($id: ID!) {
    discountCodeDelete(id: $id) {
      deletedCodeDiscountId
      userErrors { field message code }
    }
  }
`;

const deleted = z.object({
  discountCodeDelete: z.object({ deletedCodeDiscountId: z.string().nullable(), userErrors }),
});

/** Shopify's code for it is only INVALID, on the id. */
const isMissing = (errors: z.infer<typeof userErrors>): boolean =>
  errors.length > 0 && errors.every(({ field, code }) => field?.at(-1) === "id" && code === "INVALID");

/** A discount that somebody deleted before counts as deleted (edge case R9). */
export async function deleteDiscountCode(client: AdminClient, id: string): Promise<void> {
  const { discountCodeDelete: answer } = await ask(client, DELETE_DISCOUNT_CODE, { id }, deleted);
  if (!isMissing(answer.userErrors)) refuseUserErrors(answer.userErrors);
}
