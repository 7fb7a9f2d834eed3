import { momentOf } from "../touch.ts";
import type { GiftCard, MinorUnits, NumericId, ShopWorld, World } from "../types.ts";

/** Shopify's alphabet leaves out what is read wrongly: vowels, and digits that look like letters. */
const ALPHABET = "bcdfghjkmnpqrtvwxy2346789";

/** Out of the world's own ids, so that the same seed makes the same codes. */
function newCode(world: World): string {
  let seed = BigInt(world.nextId()) * 6364136223846793005n;
  let code = "";
  while (code.length < 16) {
    seed = (seed * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    code += ALPHABET[Number((seed >> 33n) % BigInt(ALPHABET.length))] ?? "";
  }
  return code;
}

export function giftCardWithCode(shop: ShopWorld, code: string): GiftCard | undefined {
  const wanted = code.replace(/\s/g, "").toLowerCase();
  for (const each of shop.giftCards.values()) if (each.code === wanted) return each;
  return undefined;
}

export function createGiftCard(
  world: World,
  shop: ShopWorld,
  from: {
    value: MinorUnits;
    /** The shop's when absent. */
    currency?: string;
    code: string | null;
    customerId: NumericId | null;
    expiresOn: string | null;
    note: string | null;
  },
): GiftCard {
  const now = momentOf(world, undefined);
  const { value, code, currency = shop.shop.currency, ...rest } = from;
  const card: GiftCard = {
    ...rest,
    id: world.nextId(),
    code: code?.toLowerCase() ?? newCode(world),
    currency,
    initialValue: value,
    balance: value,
    deactivatedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  shop.giftCards.set(card.id, card);
  return card;
}

/** For good: Shopify cannot switch a card on again. */
export function deactivateGiftCard(world: World, card: GiftCard): void {
  card.deactivatedAt ??= momentOf(world, undefined);
  card.updatedAt = momentOf(world, undefined);
}

/** The day counts in the shop's time zone. */
export function isRedeemable(shop: ShopWorld, card: GiftCard, now: Date): boolean {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: shop.shop.timezone }).format(now);
  const isOver = card.expiresOn !== null && card.expiresOn < today;
  return card.deactivatedAt === null && !isOver && card.balance > 0;
}
