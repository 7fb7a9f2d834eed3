import type { BusinessEvent } from "#app/vocabulary/business-events.ts";
import type { ProfileId } from "#app/vocabulary/ids.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id, order } from "../factories/order.ts";
import { orderBy } from "../factories/order-story.ts";

export const ADA = "ada@example.com";
export const BEN = "ben@example.com";
export const EMPTY = { pending: 0, available: 0, held: 0, debt: 0 };
export const NOBODY = { email: null, phone: null, firstName: null, lastName: null };

/** A sale at the till on which nobody was named. */
export const walkIn = (changes: Partial<OrderFacts> = {}) =>
  order({ channel: "pos", customer: null, contact: NOBODY, ...changes });

export const merged = (kept: number, deleted: number): BusinessEvent => ({
  kind: "customers-merged",
  keptId: id(kept),
  deletedId: id(deleted),
});

export async function idOf(shop: TestShop, contact: string): Promise<ProfileId> {
  const profileId = await shop.profileOf(contact);
  if (profileId === null) throw new Error(`nobody is known as ${contact}`);
  return profileId;
}

/** A shop that knows Ben, customer 7002, by an order of his own of 100 points. */
export async function shopOfBen(settings: Parameters<typeof startTestShop>[0] = {}): Promise<TestShop> {
  const shop = await startTestShop(settings);
  await shop.see(orderBy(BEN, 7002, { orderId: id(900), name: "#900" }));
  return shop;
}

export async function attach(
  shop: TestShop,
  contact: string,
  number: string,
  more: {
    confirmedOwner?: ProfileId;
    choice?: { shopId: typeof shop.shop.shopId; orderId: OrderFacts["orderId"] };
  } = {},
) {
  const { attachOrder } = await import("#app/flows/attach-order.server.ts");
  const { merchantId } = shop.shop;
  const profileId = await idOf(shop, contact);
  const { confirmedOwner = null, choice = null } = more;
  return attachOrder({ merchantId, profileId, number, choice, confirmedOwner, staffName: "Till Example" });
}

/** Attaches an order to a person, whoever has it. */
export async function take(shop: TestShop, contact: string, number = "1001") {
  const asked = await attach(shop, contact, number);
  if (asked.ok || asked.reason !== "of_another") return asked;
  return attach(shop, contact, number, { confirmedOwner: asked.owner.profileId });
}

export async function detach(shop: TestShop, contact: string, orderId = 1001) {
  const { detachOrder } = await import("#app/flows/attach-order.server.ts");
  const { merchantId, shopId } = shop.shop;
  const profileId = await idOf(shop, contact);
  return detachOrder({
    merchantId,
    profileId,
    choice: { shopId, orderId: id(orderId) },
    staffName: "Till Example",
  });
}

export async function rows(shop: TestShop, text: string): Promise<unknown[]> {
  const { sql } = await import("#app/platform/db.server.ts");
  return (await sql.query({ text, values: [shop.shop.merchantId] })).rows;
}
