import { z } from "zod";
import { ask, refuseUserErrors, userErrors, type AdminClient } from "./admin-client.ts";

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldsSet takes so many, all or none. */
const METAFIELDS_AT_ONCE = 25;

export const SET_METAFIELDS = `#graphql
  mutation SetMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      userErrors {
        field
        message
        code
      }
    }
  }
`;

export const SHOP_OF_TOKEN = `#graphql
  query ShopOfToken {
    shop {
      id
    }
  }
`;

const setSchema = z.object({ metafieldsSet: z.object({ userErrors }) });
const shopSchema = z.object({ shop: z.object({ id: z.string() }) });

/** A value in JSON that Shopify keeps for us with one of its objects. */
export interface JsonMetafield {
  /** gid of what carries it. */
  ownerId: string;
  namespace: string;
  key: string;
  value: unknown;
}

/** The gid of the shop itself, which carries what is the same for everybody. */
export async function readShopGid(client: AdminClient): Promise<string> {
  return (await ask(client, SHOP_OF_TOKEN, {}, shopSchema)).shop.id;
}

const indexOf = (field: readonly string[] | null | undefined): number | null => {
  const [, index = ""] = field ?? [];
  return /^\d+$/.test(index) ? Number(index) : null;
};

/** @returns those that Shopify names as the cause, which it then kept nobody from: the others have to be sent again. */
async function setOnce(client: AdminClient, metafields: readonly JsonMetafield[]): Promise<JsonMetafield[]> {
  const input = metafields.map(({ value, ...place }) => ({
    ...place,
    type: "json",
    value: JSON.stringify(value),
  }));
  const { metafieldsSet } = await ask(client, SET_METAFIELDS, { metafields: input }, setSchema);
  const errors = metafieldsSet.userErrors;
  const refused = new Set(errors.map(({ field }) => indexOf(field)));
  if (refused.has(null)) refuseUserErrors(errors);
  return metafields.filter((_, index) => refused.has(index));
}

/**
 * Writes metafields, as many as there are. Owners that are gone (a customer deleted meanwhile) do not hold up the rest.
 * @returns those that were refused.
 * @throws AdminApiError when Shopify does not say which it refuses
 */
export async function writeMetafields(
  client: AdminClient,
  metafields: readonly JsonMetafield[],
): Promise<JsonMetafield[]> {
  const refused: JsonMetafield[] = [];
  for (let at = 0; at < metafields.length; at += METAFIELDS_AT_ONCE) {
    let chunk = metafields.slice(at, at + METAFIELDS_AT_ONCE);
    while (chunk.length > 0) {
      const bad = await setOnce(client, chunk);
      if (bad.length === 0) break;
      refused.push(...bad);
      chunk = chunk.filter((each) => !bad.includes(each));
    }
  }
  return refused;
}
