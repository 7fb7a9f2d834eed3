import type { DeleteDiscountInput } from "../action-inputs.ts";
import { ActionRefused } from "../action-refused.ts";
import { momentOf } from "../touch.ts";
import type { ActionResult, Discount, DiscountTerms, ShopWorld, WebhookEvent, World } from "../types.ts";
import { discountGid, discountWithCode, statusOf } from "./discount-status.ts";

const inSeconds = (date: Date): Date => new Date(Math.floor(date.getTime() / 1000) * 1000);

function event(shop: ShopWorld, topic: "create" | "update", discount: Discount): WebhookEvent {
  return {
    topic: `discounts/${topic}`,
    shop: shop.shop.domain,
    at: discount.updatedAt,
    subject: { kind: "discount", discountId: discount.id },
  };
}

/** The caller has checked the terms, the code's uniqueness too. */
export function createDiscount(
  world: World,
  shop: ShopWorld,
  terms: DiscountTerms,
): { discount: Discount; events: WebhookEvent[] } {
  const now = momentOf(world, undefined);
  const discount: Discount = {
    ...terms,
    startsAt: inSeconds(terms.startsAt),
    endsAt: terms.endsAt === null ? null : inSeconds(terms.endsAt),
    id: world.nextId(),
    code: terms.code === null ? null : { id: world.nextId(), code: terms.code, uses: 0 },
    createdAt: now,
    updatedAt: now,
    uses: 0,
    usedBy: new Set(),
  };
  shop.discounts.set(discount.id, discount);
  return { discount, events: [event(shop, "create", discount)] };
}

/** Uses stay counted. */
export function updateDiscount(
  world: World,
  shop: ShopWorld,
  discount: Discount,
  terms: Partial<DiscountTerms>,
): WebhookEvent[] {
  const { code, ...rest } = terms;
  Object.assign(discount, rest, { updatedAt: momentOf(world, undefined) });
  if (discount.code !== null && code !== undefined && code !== null) discount.code.code = code;
  return [event(shop, "update", discount)];
}

/** Ends it now; ending what has ended changes nothing. */
export function deactivateDiscount(world: World, shop: ShopWorld, discount: Discount): WebhookEvent[] {
  const now = momentOf(world, undefined);
  if (statusOf(discount, now) === "EXPIRED") return [];
  const startsAt = discount.startsAt > now ? now : discount.startsAt;
  return updateDiscount(world, shop, discount, { startsAt, endsAt: now });
}

export function activateDiscount(world: World, shop: ShopWorld, discount: Discount): WebhookEvent[] {
  const now = momentOf(world, undefined);
  if (statusOf(discount, now) === "ACTIVE") return [];
  const startsAt = discount.startsAt > now ? now : discount.startsAt;
  return updateDiscount(world, shop, discount, { startsAt, endsAt: null });
}

export function removeDiscount(world: World, shop: ShopWorld, discount: Discount): WebhookEvent[] {
  const { domain } = shop.shop;
  shop.discounts.delete(discount.id);
  const at = momentOf(world, undefined);
  const subject = { kind: "discount-deleted", discountGid: discountGid(discount) } as const;
  return [{ topic: "discounts/delete", shop: domain, at, subject }];
}

/** The merchant deletes a code in the admin, whoever made it. */
export function deleteDiscount(world: World, shop: ShopWorld, input: DeleteDiscountInput): ActionResult {
  const discount = discountWithCode(shop, input.code);
  if (discount === undefined) throw new ActionRefused(`There is no discount code ${input.code}.`);
  return { events: removeDiscount(world, shop, discount) };
}
