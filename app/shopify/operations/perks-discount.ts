import { z } from "zod";
import { ask, pageInfo, refuseUserErrors, userErrors, type AdminClient } from "./admin-client.ts";

/** A shop has few automatic discounts; more pages than this are a mistake of somebody's. */
const MOST_PAGES = 20;

export interface AppMetafield {
  namespace: string;
  key: string;
  type: string;
  value: string;
}

export const AUTOMATIC_DISCOUNTS = `#graphql
  query AutomaticDiscounts($namespace: String!, $key: String!, $after: String) {
    discountNodes(first: 100, after: $after, query: "method:automatic") {
      nodes {
        id
        metafield(namespace: $namespace, key: $key) {
          value
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const listed = z.object({
  discountNodes: z.object({
    nodes: z.array(z.object({ id: z.string(), metafield: z.object({ value: z.string() }).nullable() })),
    pageInfo,
  }),
});

/** The automatic discounts that carry this metafield of ours, the oldest first. */
export async function findOwnAutomaticDiscounts(
  client: AdminClient,
  { namespace, key }: Pick<AppMetafield, "namespace" | "key">,
): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { discountNodes }: z.output<typeof listed> = await ask(
      client,
      AUTOMATIC_DISCOUNTS,
      { namespace, key, after },
      listed,
    );
    found.push(...discountNodes.nodes.filter(({ metafield }) => metafield !== null).map(({ id }) => id));
    if (!discountNodes.pageInfo.hasNextPage) return found;
    after = discountNodes.pageInfo.endCursor;
  }
  throw new RangeError("the shop has more automatic discounts than can be");
}

export const CREATE_AUTOMATIC_DISCOUNT = `#graphql
  mutation CreateAutomaticDiscount($discount: DiscountAutomaticAppInput!) {
    discountAutomaticAppCreate(automaticAppDiscount: $discount) {
      automaticAppDiscount {
        discountId
      }
      userErrors {
        field
        message
        code
      }
    }
  }
`;

const created = z.object({ discountAutomaticAppCreate: z.object({ userErrors }) });

/** Makes a discount that a function decides, for all three classes; whether others may stand beside it, they say. */
export async function createAutomaticDiscount(
  client: AdminClient,
  discount: { title: string; functionHandle: string; startsAt: Date; metafields: readonly AppMetafield[] },
): Promise<void> {
  const { discountAutomaticAppCreate } = await ask(
    client,
    CREATE_AUTOMATIC_DISCOUNT,
    {
      discount: {
        ...discount,
        startsAt: discount.startsAt.toISOString(),
        discountClasses: ["ORDER", "PRODUCT", "SHIPPING"],
        combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
      },
    },
    created,
  );
  refuseUserErrors(discountAutomaticAppCreate.userErrors);
}

export const SET_DISCOUNT_METAFIELDS = `#graphql
  mutation SetDiscountMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      userErrors {
        field
        message
        code
      }
    }
  }
`;

const set = z.object({ metafieldsSet: z.object({ userErrors }) });

export async function setDiscountMetafields(
  client: AdminClient,
  ownerId: string,
  metafields: readonly AppMetafield[],
): Promise<void> {
  const owned = metafields.map((metafield) => ({ ...metafield, ownerId }));
  const { metafieldsSet } = await ask(client, SET_DISCOUNT_METAFIELDS, { metafields: owned }, set);
  refuseUserErrors(metafieldsSet.userErrors);
}

export const DELETE_AUTOMATIC_DISCOUNT = `#graphql
  mutation DeleteAutomaticDiscount($id: ID!) {
    discountAutomaticDelete(id: $id) {
      userErrors {
        field
        message
        code
      }
    }
  }
`;

const deleted = z.object({ discountAutomaticDelete: z.object({ userErrors }) });

export async function deleteAutomaticDiscount(client: AdminClient, id: string): Promise<void> {
  const { discountAutomaticDelete } = await ask(client, DELETE_AUTOMATIC_DISCOUNT, { id }, deleted);
  refuseUserErrors(discountAutomaticDelete.userErrors);
}
