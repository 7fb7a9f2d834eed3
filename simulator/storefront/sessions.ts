import { openCart } from "#simulator/world/checkout/cart-actions.ts";
import type { Cart } from "#simulator/world/checkout/types.ts";
import type { NumericId, ShopWorld, World } from "#simulator/world/types.ts";

/** One person at one tab. */
export type Session = {
  id: string;
  customerId: NumericId | null;
  currency: string;
  language: string;
  cartToken: string;
  /** Checkouts that this tab has completed: their orders can be seen without an account. */
  orderIds: Set<NumericId>;
};

/** Sessions by shop and name: a name that was never heard of is a new guest. */
export class StorefrontSessions {
  readonly #sessions = new Map<string, Session>();

  of(world: World, shop: ShopWorld, id: string): Session {
    const key = `${shop.shop.domain} ${id}`;
    const known = this.#sessions.get(key);
    if (known !== undefined) return known;
    const { currency } = shop.shop;
    const { token: cartToken, locale: language } = openCart(world, shop);
    const session: Session = {
      id,
      customerId: null,
      currency,
      language,
      cartToken,
      orderIds: new Set(),
    };
    this.#sessions.set(key, session);
    return session;
  }
}

export function cartOf(shop: ShopWorld, session: Session): Cart {
  const cart = shop.carts.get(session.cartToken);
  if (cart === undefined) throw new Error(`Session ${session.id} has no cart.`);
  return cart;
}

/** After a checkout is over, the same person goes on with an empty cart. */
export function openNext(world: World, shop: ShopWorld, session: Session): void {
  const { customerId, currency: presentmentCurrency, language: locale } = session;
  session.cartToken = openCart(world, shop, { customerId, presentmentCurrency, locale }).token;
}
